import type { Yuan } from '../money/yuan.js';
import type { Sheet } from './sheet.js';
import {
  amounts,
  isSo,
  least,
  minus,
  number,
  orZero,
  plus,
  times,
  up,
  type Term,
} from './terms.js';

export interface MakeGoodInputs {
  readonly deficit: Yuan;
  /** Risk-adjustment money the county remitted in past years, and what it has enjoyed of it. */
  readonly remitted: Yuan;
  readonly enjoyed: Yuan;
  readonly paid: { readonly 2021: Yuan; readonly 2022: Yuan; readonly 2023: Yuan };
}

interface Instalment {
  readonly met: boolean;
  readonly short: Yuan;
}

export interface MakeGood {
  readonly cover: Yuan;
  readonly principal: Yuan;
  readonly minimum: Yuan;
  readonly 2021: Instalment & { readonly minimum: Yuan };
  readonly 2022: Instalment & { readonly minimum: Yuan };
  readonly 2023: Instalment & { readonly due: Yuan };
}

/** Whether an instalment was paid in full, and how much is missing. */
function judged(on: Sheet, due: Term, paid: Term): Instalment {
  const short = on.step('short', orZero(minus(due, paid)));
  return { met: isSo(paid, '>=', due), ...amounts({ short }) };
}

/**
 * F09, SMX-5.3.c–f: the deficit from before pooling, less the county's own risk-adjustment money, in
 * three instalments. A minimum (不低于) rounds up to the fen and is never more than what is left;
 * whether the second counts by itself or with the first is OQ-11. Yuan.
 */
export function deficitMakeGood(sheet: Sheet, inputs: MakeGoodInputs): MakeGood {
  const deficit = sheet.input('deficit', inputs.deficit);
  const unused = minus(
    sheet.input('remitted', inputs.remitted),
    sheet.input('enjoyed', inputs.enjoyed),
  );
  const cover = sheet.step('cover', least(deficit, orZero(unused)));
  const principal = sheet.step('principal', minus(deficit, cover));
  const share = sheet.parameter('p03.yearlyShare');
  const minimum = sheet.step('minimum', least(principal, up(times(share, principal))));

  const payments = sheet.at('paid');
  const first = payments.input('2021', inputs.paid[2021]);
  const second = payments.input('2022', inputs.paid[2022]);
  const third = payments.input('2023', inputs.paid[2023]);
  const [on1, on2, on3] = [sheet.at('2021'), sheet.at('2022'), sheet.at('2023')];

  const minimum1 = on1.step('minimum', minimum);
  const left = on2.step('left', orZero(minus(principal, first)));
  const minimum2 = on2.step(
    'minimum',
    sheet.reading('OQ-11') === 'CUMULATIVE'
      ? orZero(minus(least(principal, up(times(number('2'), times(share, principal)))), first))
      : least(left, minimum),
  );
  const due = on3.step('due', orZero(minus(principal, plus(first, second))));
  return {
    ...amounts({ cover, principal, minimum }),
    2021: { ...amounts({ minimum: minimum1 }), ...judged(on1, minimum1, first) },
    2022: { ...amounts({ minimum: minimum2 }), ...judged(on2, minimum2, second) },
    2023: { ...amounts({ due }), ...judged(on3, due, third) },
  };
}
