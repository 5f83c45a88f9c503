import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { root } from '#tools/places.mjs';
import { percentile } from './paired.js';

/** What a benchmark found: a table for people, and everything for programs. */
export interface Report {
  readonly table: readonly (readonly (string | number)[])[];
  readonly notes: readonly string[];
  readonly data: unknown;
  /** A wrong answer, or a budget that is exceeded. */
  readonly failures: readonly string[];
}

export const ms = (value: number): string => value.toFixed(2);

/** The median of the rounds, and the smallest and largest. */
export const spread = (ratios: readonly number[]): string =>
  `${ms(percentile(ratios, 50))} (${ms(Math.min(...ratios))}–${ms(Math.max(...ratios))})`;

/** How busy the machine was before we began: neighbours, not us. */
const loadBefore = loadavg();
const loads = (load: readonly number[]): string => load.map((each) => each.toFixed(1)).join(' ');

export function markdown(table: Report['table']): string {
  const [head = [], ...rows] = table;
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The whole report as JSON under .test/bench; the table on stdout. */
export function publish(name: string, report: Report): void {
  const at = new Date().toISOString();
  const load = { before: loadBefore, after: loadavg() };
  const machine = { cores: availableParallelism(), load, node: process.version };
  const folder = join(root, '.test', 'bench');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}-${at.replace(/[:.]/g, '-')}.json`);
  const { data, failures } = report;
  writeFileSync(path, `${JSON.stringify({ name, at, machine, failures, data }, null, 2)}\n`);
  process.stdout.write(
    [
      `## ${name}`,
      '',
      `${at} · ${machine.cores} cores, load before ${loads(load.before)}, after ${loads(load.after)} · Node ${machine.node}`,
      '',
      markdown(report.table),
      '',
      ...report.notes.map((note) => `- ${note}`),
      ...failures.map((failure) => `- FAIL ${failure}`),
      '',
      path,
      '',
    ].join('\n'),
  );
}
