import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { root } from '#tools/places.mjs';

/** What a benchmark found: a table for people, and everything for programs. */
export interface Report {
  readonly table: readonly (readonly (string | number)[])[];
  readonly notes: readonly string[];
  readonly data: unknown;
  /** A wrong answer, or a budget that is exceeded. */
  readonly failures: readonly string[];
}

export function markdown(table: Report['table']): string {
  const [head = [], ...rows] = table;
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The whole report as JSON under .test/bench; the table on stdout. */
export function publish(name: string, report: Report): void {
  const at = new Date().toISOString();
  const machine = { cores: availableParallelism(), load: loadavg(), node: process.version };
  const folder = join(root, '.test', 'bench');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}-${at.replace(/[:.]/g, '-')}.json`);
  const { data, failures } = report;
  writeFileSync(path, `${JSON.stringify({ name, at, machine, failures, data }, null, 2)}\n`);
  const load = machine.load.map((each) => each.toFixed(1)).join(' ');
  process.stdout.write(
    [
      `## ${name}`,
      '',
      `${at} · ${machine.cores} cores, load ${load} · Node ${machine.node}`,
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
