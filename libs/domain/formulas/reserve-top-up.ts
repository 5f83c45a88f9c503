import type { Yuan } from '../money/yuan.js';
import { allot } from './allot.js';
import { quotaMonths } from './balance-transfer.js';
import type { Sheet } from './sheet.js';
import {
  amountOf,
  amounts,
  down,
  halfUp,
  isSo,
  minus,
  nothing,
  number,
  orZero,
  over,
  times,
} from './terms.js';

export interface TopUpInputs {
  readonly fund: string;
  readonly year: number;
  /** The whole city's expenditure of the year before. */
  readonly cityExpenditure: Yuan;
  /** The consolidated reserve on 1 January. */
  readonly reserve: Yuan;
  readonly enrolment: readonly { readonly code: string; readonly persons: number }[];
}

export interface TopUp {
  readonly need: Yuan;
  readonly shortfall: Yuan;
  /** Months the reserve pays for, two decimals down; null where nothing was spent. */
  readonly months: string | null;
  readonly shares: readonly { readonly code: string; readonly amount: Yuan }[];
}

/** F03, LS-B7.2.h, LS-B7.3.d: what the reserve lacks of its months is raised from all units by heads. */
export function reserveTopUp(sheet: Sheet, inputs: TopUpInputs): TopUp {
  const spent = sheet.input('cityExpenditure', inputs.cityExpenditure);
  const reserve = sheet.input('reserve', inputs.reserve);
  const months = sheet.parameter(quotaMonths('p20.months', inputs.fund));
  const needed = over(times(spent, months), number('12'));
  const need = sheet.step('need', halfUp(needed));
  const shortfall = sheet.step('shortfall', orZero(halfUp(minus(needed, reserve))));
  const lasts = isSo(spent, '=', nothing)
    ? null
    : sheet.step('months', down(over(times(reserve, number('12')), spent)));
  const parties = inputs.enrolment.map(({ code, persons }) => ({
    code,
    weight: sheet.at(code).input('persons', persons),
  }));
  return {
    ...amounts({ need, shortfall }),
    months: lasts && amountOf(lasts),
    shares: allot(shortfall, parties, '/enrolment').map((share, index) => {
      const code = parties[index]?.code ?? '';
      return { code, amount: amountOf(sheet.at(code).step('amount', share)) };
    }),
  };
}
