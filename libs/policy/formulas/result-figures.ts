import { isYuan, isZero, yuan } from '#domain/money/yuan.js';
import type { FactValue } from '#domain/facts/fact.js';
import type { Pack } from '../pack.js';
import { methods } from './methods.js';

type Row = { readonly [field: string]: FactValue };

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'code' in value;

/** The lists of a result, with a row a unit each. */
const listsOf = (result: object): readonly (readonly Row[])[] =>
  Object.values(result).filter(
    (each): each is Row[] => Array.isArray(each) && each.length > 0 && each.every(isRow),
  );

/**
 * A figure of a result by the name of its step: as it stands there, or with a row a unit where the
 * formula works it out for each of them. Undefined: the result has none.
 */
export function figureOf(result: object, step: string): FactValue | undefined {
  const whole = (result as Record<string, FactValue>)[step];
  if (whole !== undefined) return whole;
  const list = listsOf(result).find((rows) => rows.some((row) => step in row));
  return list?.map((row) => ({ code: row['code'] ?? '', [step]: row[step] ?? null }));
}

const amountsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' && isYuan(value)
    ? [value]
    : Array.isArray(value)
      ? value.flatMap((each: unknown) =>
          isRow(each)
            ? Object.entries(each).flatMap(([name, cell]) =>
                name === 'code' ? [] : amountsIn(cell),
              )
            : [],
        )
      : [];

/** The figures that say whether anything is due; none: the formula is not about that. */
export const dueFigures = (pack: Pack, formula: string): readonly string[] =>
  methods[pack.formulas.get(formula)?.method ?? '']?.due ?? [];

/** The names by which a page may ask for a figure of a formula: its steps, and what its result calls otherwise. */
export function figureNames(pack: Pack, formula: string | null): readonly string[] {
  const found = formula === null ? undefined : pack.formulas.get(formula);
  if (!found) return [];
  return [...found.steps.map(({ step }) => step), ...(methods[found.method]?.gives ?? [])];
}

/** Whether a formula has found that nobody owes anything: each amount that its method names is 0.00. */
export function findsNothingDue(pack: Pack, formula: string, result: object): boolean {
  const due = dueFigures(pack, formula);
  const values = due.map((name) => (result as Record<string, unknown>)[name]);
  return (
    due.length > 0 &&
    !values.includes(undefined) &&
    values.flatMap(amountsIn).every((amount) => isZero(yuan(amount)))
  );
}
