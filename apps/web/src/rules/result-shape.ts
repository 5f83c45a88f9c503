import { isFields } from './input-values.js';

export type Answer = string | number | boolean | null;

export interface Single {
  readonly path: readonly string[];
  readonly value: Answer;
}

/** A result as the page shows it: single answers, and what each unit gets or pays. */
export interface Shape {
  readonly singles: readonly Single[];
  readonly codes: readonly string[];
  /** The amounts of a unit, in the order of the result. */
  readonly names: readonly string[];
  readonly of: (code: string, name: string) => Answer;
}

type Row = Readonly<Record<string, Answer>>;

const isAnswer = (value: unknown): value is Answer =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

function singlesIn(value: object, path: readonly string[] = []): readonly Single[] {
  return Object.entries(value).flatMap(([name, each]: [string, unknown]): readonly Single[] => {
    if (isAnswer(each)) return [{ path: [...path, name], value: each }];
    return isFields(each) ? singlesIn(each, [...path, name]) : [];
  });
}

export function shapeOf(result: Readonly<Record<string, unknown>>): Shape {
  const rows = Object.values(result).find((each): each is readonly Row[] => Array.isArray(each));
  const byCode = new Map((rows ?? []).map((row) => [String(row['code']), row]));
  return {
    // A parameter that is waited for stands above the result, not in it.
    singles: singlesIn(result).filter(
      ({ path: [name] }) => name !== 'state' && name !== 'parameter',
    ),
    codes: [...byCode.keys()],
    names: Object.keys(rows?.[0] ?? {}).filter((name) => name !== 'code'),
    of: (code, name) => byCode.get(code)?.[name] ?? null,
  };
}

/** Which parts of a result bear the gap, or share what is there; the others are steps to it. */
const BEARERS: readonly string[] = [
  'attributed',
  'forceMajeure',
  'excluded',
  'fromBalance',
  'subsidyDifference',
  'fromOwnReserve',
  'fromRiskReserve',
  'fromCitySurplus',
  'fromReserve',
  'countyTier2',
  'fromCityReserve',
  'cityFinance',
  'countyTier3',
  'localFinance',
  'fromFinance',
  'toReserve',
  'toCountyBalance',
  'city',
  'county',
];

/** In the order of the result; what nobody has been asked to bear yet stays open. */
export const bearersIn = (names: readonly string[]): readonly string[] => {
  const open = names.includes('county') ? [] : ['rest'];
  const found = names.filter((name) => [...BEARERS, ...open].includes(name));
  return found.length > 1 ? found : [];
};
