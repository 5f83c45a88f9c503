import type { Yuan } from '../money/yuan.js';
import type { Sheet } from './sheet.js';
import { amounts, isSo, over, plus, times, up } from './terms.js';

export interface OwnShareInputs {
  /** What a resident pays, and what all levels of finance add, yuan a head. */
  readonly own: Yuan;
  readonly subsidy: Yuan;
}

export interface OwnShare {
  readonly total: Yuan;
  /** The least a resident would pay by the rule; a fen counts up. */
  readonly least: Yuan;
  /** false is a warning that needs a reason, no refusal: the document says 一般. */
  readonly adequate: boolean;
}

/** F17, LS-B2.c: a resident pays a third of the financing a head, as a rule. */
export function ownShare(sheet: Sheet, inputs: OwnShareInputs): OwnShare {
  const own = sheet.input('own', inputs.own);
  const total = sheet.step('total', plus(own, sheet.input('subsidy', inputs.subsidy)));
  const parts = sheet.parameter('contribution.ownShareParts');
  const least = sheet.step('least', up(over(total, parts)));
  return { ...amounts({ total, least }), adequate: isSo(times(own, parts), '>=', total) };
}
