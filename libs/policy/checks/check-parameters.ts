import { addDays, isDay, type Day } from '#domain/time/day.js';
import type { Pack } from '../pack.js';
import { finding, type Finding } from './finding.js';

/** What a check needs of a parameter, wherever it stands. */
interface Stated {
  readonly key: string;
  readonly fund?: string | null;
  readonly value: unknown;
  readonly unit: string;
  readonly from: Day;
  readonly to?: Day | null;
  readonly clause: string | null;
}

type Where = readonly Stated[];

const isRatio = (value: unknown): boolean =>
  typeof value === 'string' && /^(?:0(?:\.\d{1,6})?|1(?:\.0{1,6})?)$/.test(value);
const isMonthDay = (value: unknown): boolean => typeof value === 'string' && isDay(`2024-${value}`);
const everyOf =
  (test: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(test);
const within =
  (first: number, last: number) =>
  (value: unknown): boolean =>
    typeof value === 'number' && value >= first && value <= last;

/** `NAME 0.50`: the last word of each entry is a ratio. */
const ratiosIn = (value: unknown): number[] =>
  Array.isArray(value)
    ? value.map((each) =>
        isRatio(String(each).split(' ').at(-1)) ? Number(String(each).split(' ').at(-1)) : NaN,
      )
    : [NaN];
const sumsToOne = (value: unknown): boolean =>
  Math.round(ratiosIn(value).reduce((sum, each) => sum + each, 0) * 1e6) === 1e6;
const risesToOne = (value: unknown): boolean => {
  const ratios = ratiosIn(value);
  return ratios.at(-1) === 1 && ratios.every((each, index) => each > (ratios[index - 1] ?? 0));
};

/** Units whose values have a form; other units are names or numbers of the process. */
const FORMS: Readonly<Record<string, readonly [(value: unknown) => boolean, string, string]>> = {
  ratio: [isRatio, '须是 0 到 1 的小数，如 0.50', 'a decimal between 0 and 1, such as 0.50'],
  shares: [sumsToOne, '各份之和须为 1', 'the shares must add up to 1'],
  checkpoints: [risesToOne, '累计比例须递增到 1.00', 'cumulative ratios must rise to 1.00'],
  day: [(value) => typeof value === 'string' && isDay(value), '须是存在的日期', 'a date'],
  monthDay: [isMonthDay, '须是存在的月日，如 03-31', 'a month and day, such as 03-31'],
  monthDays: [everyOf(isMonthDay), '须是存在的月日', 'months and days'],
  dayOfMonth: [within(1, 31), '须在 1 到 31 之间', 'between 1 and 31'],
  dayOfQuarter: [within(1, 90), '须在 1 到 90 之间', 'between 1 and 90'],
  points: [within(0, 100), '须在 0 到 100 之间', 'between 0 and 100'],
};

/** What a value of a unit must be, in both languages; null: it is that. */
export function formFaultOf(
  unit: string,
  value: unknown,
): readonly [zh: string, en: string] | null {
  const form = FORMS[unit];
  if (!form || value === null || form[0](value)) return null;
  return [form[1], form[2]];
}

function formOf(stated: Stated): Finding[] {
  const fault = formFaultOf(stated.unit, stated.value);
  if (!fault) return [];
  const [zh, en] = fault;
  return [finding(stated, stated.clause, `${stated.key}：${zh}`, `${stated.key}: ${en}`)];
}

/** The same key's spans follow each other without overlap and without a gap. */
function spansOf(where: Where): Finding[] {
  const keys = new Set(where.map(({ key, fund }) => `${key} ${fund ?? ''}`));
  return [...keys].flatMap((key) => {
    const spans = where
      .filter((each) => `${each.key} ${each.fund ?? ''}` === key)
      .toSorted((a, b) => (a.from < b.from ? -1 : 1));
    return spans.flatMap((stated, index) => {
      const { clause, from, to } = stated;
      const wrong = (zh: string, en: string): Finding[] => [
        finding(stated, clause, `${stated.key}：${zh}`, `${stated.key}: ${en}`),
      ];
      if (to && to < from) return wrong('止日早于起日', 'it ends before it begins');
      const before = spans[index - 1];
      if (!before) return [];
      // Without a last day of its own, a value holds until the next one begins.
      const ends = before.to ?? (before.from < from ? addDays(from, -1) : before.from);
      if (ends >= from) return wrong('与前一个值的日期重叠', 'its days overlap the value before');
      return addDays(ends, 1) < from
        ? wrong('与前一个值之间有空档', 'a gap lies between it and the value before')
        : [];
    });
  });
}

/** Two files may state the same parameter only if they state the same. */
function contradictions(files: readonly Where[]): Finding[] {
  return files.flatMap((where, index) =>
    where.flatMap((stated) => {
      const other = files
        .slice(0, index)
        .flat()
        .find(
          ({ key, fund, from }) =>
            key === stated.key && (fund ?? null) === (stated.fund ?? null) && from === stated.from,
        );
      return !other || JSON.stringify(other.value) === JSON.stringify(stated.value)
        ? []
        : [
            finding(
              stated,
              stated.clause,
              `${stated.key} 在别处是 ${String(other.value)}`,
              `${stated.key} is ${String(other.value)} elsewhere`,
            ),
          ];
    }),
  );
}

/** Values, percentages and days of every parameter, in its own file or in a process or formula. */
export function checkParameters(pack: Pack): Finding[] {
  const files: readonly Where[] = [
    pack.parameters,
    ...[...pack.processes.values()].map(({ parameters }) => parameters),
    ...[...pack.pages.values()].map(({ law }) => law.parameters),
    ...[...pack.formulas.values()].map(({ parameters }) => parameters),
  ];
  return [
    ...files.flat().flatMap(formOf),
    ...files.flatMap(spansOf),
    ...contradictions(files),
    ...pack.parameters.flatMap((stated) =>
      stated.question === null || pack.readings.has(stated.question)
        ? []
        : [
            finding(
              stated,
              stated.clause,
              `readings.yaml 没有 ${stated.question}`,
              `readings.yaml has no ${stated.question}`,
            ),
          ],
    ),
  ];
}
