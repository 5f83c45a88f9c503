import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { policyFolder } from '#policy/policy-folder.js';
import { readPlainYaml } from '#policy/yaml/plain-yaml.js';
import { root } from '#tools/places.mjs';
import type { BenchPlan } from './bench-arguments.js';
import { inTurns, percentile, timed, warm } from './paired.js';
import { ms, spread, type Report } from './report.js';

/** Whoever types a command waits for every city's rules. */
const mostMs = 300;

/** Loads every pack in a process of its own, in milliseconds; what it imports is not counted. */
const loading = `
const { packs } = await import('#policy/load-packs.js');
const since = performance.now();
packs();
process.stdout.write(String(performance.now() - since));
`;

const loadOnce = (): number =>
  Number(
    execFileSync(process.execPath, ['--input-type=module', '-e', loading], {
      cwd: root,
      encoding: 'utf8',
    }),
  );

/** Every pack from its files, and the quick reader of YAML beside the strict one on the same texts. */
export async function benchPacks({ quick }: BenchPlan): Promise<Report> {
  const texts = readdirSync(policyFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !/^(?:template|packs\/\w+\/versions)\//.test(name))
    .map((name) => readFileSync(join(policyFolder, name), 'utf8'));
  const left = texts.filter((text) => readPlainYaml(text) === null).length;
  const strict = timed(() => {
    for (const text of texts) parseDocument(text, { schema: 'core' }).toJS();
    return Promise.resolve();
  });
  const plain = timed(() => {
    texts.forEach(readPlainYaml);
    return Promise.resolve();
  });
  await warm(strict, { calls: 10, ms: 3_000 });
  await warm(plain, { calls: 30, ms: 1_000 });
  const { ours, theirs, ratios } = await inTurns(strict, plain, {
    rounds: quick ? 3 : 7,
    calls: 3,
  });
  const loads = Array.from({ length: quick ? 3 : 9 }, loadOnce);
  const middle = percentile(loads, 50);
  return {
    table: [
      ['of every city', 'p50 ms', 'ratio'],
      ['the packs, from files to checked rules, first time', ms(middle), spread(loads)],
      ['their YAML, strictly', ms(percentile(ours, 50)), `${spread(ratios)} times the quick one`],
      ['their YAML, quickly', ms(percentile(theirs, 50)), ''],
    ],
    notes: [
      `the goal is ${mostMs} ms for all packs, at their first reading in a process`,
      ...(middle > mostMs ? [`GOAL MISSED: ${ms(middle)} ms`] : []),
    ],
    data: { loads, ratios },
    failures: left === 0 ? [] : [`${left} files are left to the strict reader`],
  };
}
