import type { Pack } from '../pack.js';
import type { Reading } from '../schema/reading.schema.js';
import { finding, twice, type Finding } from './finding.js';

function readingFindings(pack: Pack, reading: Reading): Finding[] {
  const { id, chosen, status, adoptedBy, awaits, alternatives, clauses } = reading;
  const wrong = (holds: boolean, zh: string, en: string): Finding[] =>
    holds ? [] : [finding(reading, id, `${id}：${zh}`, `${id}: ${en}`)];
  return [
    ...twice(alternatives, id, ({ code }) => code),
    ...wrong(
      chosen === null || alternatives.some(({ code }) => code === chosen),
      `没有 ${chosen} 这种理解`,
      `${chosen} is none of the alternatives`,
    ),
    ...wrong(
      (status === 'BLOCKED') === (chosen === null),
      '只有 BLOCKED 没有选定',
      'BLOCKED, and nothing else, has no choice',
    ),
    ...wrong(
      status !== 'BLOCKED' || awaits !== null,
      'BLOCKED 须写明等哪个参数（awaits）',
      'BLOCKED names the parameter that waits (awaits)',
    ),
    ...wrong(
      (status === 'ADOPTED') === (adoptedBy !== null),
      'ADOPTED 须写明人、文件和日期，其余为 null',
      'ADOPTED names person, document and day; otherwise null',
    ),
    ...clauses
      .filter((clause) => !pack.clauses.has(clause))
      .map((clause) =>
        finding(reading, clause, `没有条款 ${clause}`, `clause ${clause} is not in clauses.yaml`),
      ),
  ];
}

/** The register of readings: what is chosen is possible, and an adoption says by whom. */
export function checkReadings(pack: Pack): Finding[] {
  const asked = pack.deadlines.filter(
    ({ question }) => question !== null && !pack.readings.has(question),
  );
  return [
    ...[...pack.readings.values()].flatMap((reading) => readingFindings(pack, reading)),
    ...asked.map((each) =>
      finding(
        each,
        each.clause,
        `readings.yaml 没有 ${each.question}`,
        `readings.yaml has no ${each.question}`,
      ),
    ),
  ];
}
