import type { Yuan } from '../money/yuan.js';
import { shareRest, type RestShared } from './share-rest.js';
import type { Sheet } from './sheet.js';
import { amounts, least, minus, orZero } from './terms.js';

export interface CeilingInputs {
  readonly income: Yuan;
  /** What went from this year's income into the risk reserve; at most the income. */
  readonly reserveExtracted: Yuan;
  readonly reasonableExpenditure: Yuan;
  readonly riskReserve: Yuan;
  readonly balance: Yuan;
  /** The city's share of the rest; null: as decided, where somebody has. */
  readonly cityRatio: string | null;
}

export type CeilingSettlement = RestShared & {
  readonly ceiling: Yuan;
  readonly gap: Yuan;
  readonly fromRiskReserve: Yuan;
  readonly fromBalance: Yuan;
  readonly rest: Yuan;
};

/**
 * F15, ZN-1.6.3: the income without what the reserve took is the ceiling; reasonable expenditure
 * above it is met from the risk reserve, then from the balance, and the rest is shared. Yuan.
 */
export function ceilingSettlement(sheet: Sheet, inputs: CeilingInputs): CeilingSettlement {
  const ceiling = sheet.step(
    'ceiling',
    minus(
      sheet.input('income', inputs.income),
      sheet.input('reserveExtracted', inputs.reserveExtracted),
    ),
  );
  const spent = sheet.input('reasonableExpenditure', inputs.reasonableExpenditure);
  const gap = sheet.step('gap', orZero(minus(spent, ceiling)));
  const fromRiskReserve = sheet.step(
    'fromRiskReserve',
    least(gap, sheet.input('riskReserve', inputs.riskReserve)),
  );
  const afterReserve = sheet.step('gapAfterReserve', minus(gap, fromRiskReserve));
  const fromBalance = sheet.step(
    'fromBalance',
    least(afterReserve, sheet.input('balance', inputs.balance)),
  );
  const rest = sheet.step('rest', minus(afterReserve, fromBalance));
  return {
    ...amounts({ ceiling, gap, fromRiskReserve, fromBalance, rest }),
    ...shareRest(sheet, rest, inputs.cityRatio),
  };
}
