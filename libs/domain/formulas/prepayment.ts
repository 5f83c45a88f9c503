import type { Yuan } from '../money/yuan.js';
import type { Sheet } from './sheet.js';
import { amounts, down, least, number, over, times } from './terms.js';
import { WrongInput } from './wrong-input.js';

export interface PrepaymentInputs {
  readonly year: number;
  /** Fund payments to the provider in the year before. */
  readonly expenditure: Yuan;
  readonly months: number;
}

/**
 * F08, LS-8.d: the ceiling of a provider's working capital, rounded down. The document's months are
 * the most one may ask for; where a stricter rule is in force the ceiling counts with that (OQ-48).
 */
export function prepayment(
  sheet: Sheet,
  { expenditure, months }: PrepaymentInputs,
): { readonly ceiling: Yuan } {
  const most = sheet.setting('p16.askMonths');
  if (months > Number(most)) {
    throw new WrongInput('/months', `最多预拨 ${most} 个月`, `at most ${most} months`);
  }
  const counted = sheet.step(
    'monthsCounted',
    least(sheet.input('months', months), sheet.parameter('p16.maxMonths')),
  );
  const spent = sheet.input('expenditure', expenditure);
  return amounts({
    ceiling: sheet.step('ceiling', down(over(times(spent, counted), number('12')))),
  });
}
