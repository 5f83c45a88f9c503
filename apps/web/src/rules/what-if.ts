import { sum, times, yuan } from '#domain/money/yuan.js';
import { isAmount } from '../ui/money.js';
import {
  isFields,
  valueAt,
  withValue,
  type Fields,
  type Path,
  type Value,
} from './input-values.js';

/** One thing imagined otherwise: an amount as so many per cent of itself, or another value. */
export type Change =
  | { readonly path: Path; readonly percent: number }
  | { readonly path: Path; readonly value: Value };

/** What is imagined, by JSON pointer; empty: nothing. */
export type WhatIf = Readonly<Record<string, Change>>;

const WHOLE = 100;

/** So many per cent of an amount, to the fen. */
export const percentOf = (amount: string, percent: number): string =>
  times(yuan(amount), (percent / WHOLE).toFixed(2));

export function imagined(values: Fields, whatIf: WhatIf): Fields {
  return Object.values(whatIf).reduce<Fields>((input, change) => {
    const now = valueAt(values, change.path);
    if (now === undefined) return input;
    if ('value' in change) return asFields(withValue(input, change.path, change.value));
    if (typeof now !== 'string' || !isAmount(now)) return input;
    return asFields(withValue(input, change.path, percentOf(now, change.percent)));
  }, values);
}

const asFields = (value: Value): Fields => (isFields(value) ? value : {});

/** The same with one change more; one that changes nothing is forgotten. */
export function withChange(whatIf: WhatIf, pointer: string, change: Change | null): WhatIf {
  const others = Object.entries(whatIf).filter(([name]) => name !== pointer);
  const same = change === null || ('percent' in change && change.percent === WHOLE);
  return Object.fromEntries(same ? others : [...others, [pointer, change]]);
}

/** Funds that others draw on: what happens when there is enough of them is the first question. */
const POOLS: readonly string[] = ['reserveAvailable', 'potAvailable', 'riskReserve', 'citySurplus'];
const DEMANDS: readonly string[] = ['gap', 'reasonableExpenditure'];

export const isPool = (path: Path): boolean => path.length === 1 && POOLS.includes(String(path[0]));

function demandsIn(value: Value | undefined): readonly string[] {
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap(demandsIn);
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    DEMANDS.includes(name) && typeof each === 'string' && isAmount(each)
      ? [each]
      : demandsIn(each ?? null),
  );
}

/** An amount no demand of the input can exhaust: what is there, and every gap on top. */
export function enough(values: Fields, path: Path): string | null {
  const now = valueAt(values, path);
  if (typeof now !== 'string' || !isAmount(now)) return null;
  return sum([now, ...demandsIn(values)].map(yuan));
}
