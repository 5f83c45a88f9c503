import type { Yuan } from '../money/yuan.js';
import { shareRest, type RestShared } from './share-rest.js';
import type { Sheet } from './sheet.js';
import { amounts, isSo, least, minus, nothing, orZero } from './terms.js';

export interface SurplusSettlementInputs {
  readonly gap: Yuan;
  /** The income gap by the county's own fault; payable in full, also beyond the gap. */
  readonly attributed: Yuan;
  readonly citySurplus: Yuan;
  /** The city's share of the rest; null: as decided, where somebody has. */
  readonly cityRatio: string | null;
}

export type SurplusSettlement = RestShared & {
  readonly attributed: Yuan;
  readonly fromCitySurplus: Yuan;
  readonly rest: Yuan;
  /** A rest also opens the adjustment of policy within the benefit list (P29). */
  readonly policyAdjustment: boolean;
};

/**
 * F16, JL-2.3.2.d–g: the county makes up what its own fault cost, the city's surplus meets what is
 * left (OQ-18), and a rest is shared by level. Yuan.
 */
export function surplusSettlement(
  sheet: Sheet,
  inputs: SurplusSettlementInputs,
): SurplusSettlement {
  const gap = sheet.input('gap', inputs.gap);
  const attributed = sheet.step('attributedDue', sheet.input('attributed', inputs.attributed));
  const afterAttributed = sheet.step('gapAfterAttributed', orZero(minus(gap, attributed)));
  const fromCitySurplus = sheet.step(
    'fromCitySurplus',
    least(afterAttributed, sheet.input('citySurplus', inputs.citySurplus)),
  );
  const rest = sheet.step('rest', minus(afterAttributed, fromCitySurplus));
  return {
    ...amounts({ attributed, fromCitySurplus, rest }),
    ...shareRest(sheet, rest, inputs.cityRatio),
    policyAdjustment: isSo(rest, '>', nothing),
  };
}
