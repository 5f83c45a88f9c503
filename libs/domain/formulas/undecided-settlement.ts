import type { Yuan } from '../money/yuan.js';
import type { AwaitingParameter } from './share-rest.js';
import type { Sheet } from './sheet.js';
import { amountOf } from './terms.js';

/**
 * SMX-4.3.d, OQ-28: a gap whose order and shares the document leaves to rules of the city that are
 * not there; it waits for them whatever its size. Yuan.
 */
export function undecidedSettlement(
  sheet: Sheet,
  { gap }: { readonly gap: Yuan },
): AwaitingParameter & { readonly gap: Yuan } {
  const open = sheet.step('gapOpen', sheet.input('gap', gap));
  return { state: 'AWAITING_PARAMETER', parameter: 'p19.waterfall', gap: amountOf(open) };
}
