import { allot } from '../formulas/allot.js';
import { amountOf, number } from '../formulas/terms.js';
import { compare, isZero, minus, smaller, sum, type Yuan } from '../money/yuan.js';

/** One unit's part of a book that may serve the others, as it is after the unit has taken its own. Yuan. */
export interface Holder {
  readonly code: string;
  /** The city proper (市本级). */
  readonly ofCity: boolean;
  readonly left: Yuan;
  readonly hasGap: boolean;
}

/** Whose parts serve the others, by the codes of the readings that decide it. */
const serving: Readonly<Record<string, (holder: Holder) => boolean>> = {
  WHOLE_POT: () => true,
  CITY_UNIT_PART: ({ ofCity }) => ofCity,
  SURPLUS_UNITS: ({ hasGap }) => !hasGap,
};
export const SERVING_CODES: readonly string[] = Object.keys(serving);

export interface PartOf {
  readonly code: string;
  readonly amount: Yuan;
}

/** One line of an entry between two units. */
export interface Served {
  readonly from: string;
  readonly to: string;
  readonly amount: Yuan;
}

/**
 * Who gives how much to whom: those who serve, each in proportion to what is left of its part (the fen by the
 * largest remainder). Answers what is missing where they have too little.
 */
export function servedFrom(
  code: string,
  given: readonly PartOf[],
  holders: readonly Holder[],
): readonly Served[] | { readonly lacks: Yuan } {
  const serves = serving[code];
  if (!serves) throw new RangeError(`Nobody serves by ${code}`);
  const among = holders.filter((each) => serves(each) && !isZero(each.left));
  const total = sum(given.map(({ amount }) => amount));
  const has = sum(among.map(({ left }) => left));
  if (compare(has, total) < 0) return { lacks: minus(total, has) };
  const parties = among.map((each) => ({ code: each.code, weight: number(each.left) }));
  const shares = allot(number(total), parties, '/units');
  const taken = among.map((each, index) => ({
    code: each.code,
    amount: amountOf(shares[index] ?? number('0')),
  }));
  return paired(taken, given);
}

/** Both sides come to the same sum; in their order one after the other is used up. */
function paired(taken: readonly PartOf[], given: readonly PartOf[]): readonly Served[] {
  const lines: Served[] = [];
  const rest = taken.map((each) => ({ ...each }));
  for (const { code: to, amount } of given) {
    let open = amount;
    for (const each of rest) {
      const part = smaller(open, each.amount);
      if (isZero(part)) continue;
      lines.push({ from: each.code, to, amount: part });
      open = minus(open, part);
      each.amount = minus(each.amount, part);
    }
  }
  return lines;
}
