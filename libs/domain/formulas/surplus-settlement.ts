import type { Yuan } from '../money/yuan.js';
import { shareRest, type RestShared } from './share-rest.js';
import type { Sheet } from './sheet.js';
import { amounts, isSo, least, minus, nothing, orZero, type Term } from './terms.js';

export interface SurplusSettlementInputs {
  readonly gap: Yuan;
  /** The income gap by the county's own fault; payable in full, also beyond the gap. */
  readonly attributed: Yuan;
  /** Whether the unit met its plans of income, expenditure and levy of the year (JL-2.3.2.d). */
  readonly planMet: boolean;
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

/** OQ-18: whether a unit may draw on the city's surplus; the document gives it to those that met their plan. */
const draws = (sheet: Sheet, planMet: boolean): boolean =>
  planMet || sheet.reading('OQ-18') === 'CAUSED_PART';

/** Who bears the rest: by level, or the county alone where OQ-18 says so of a missed plan. */
function bornBy(
  sheet: Sheet,
  rest: Term,
  { planMet, cityRatio }: SurplusSettlementInputs,
): RestShared {
  if (planMet || sheet.reading('OQ-18') !== 'ALL_COUNTY') return shareRest(sheet, rest, cityRatio);
  return amounts({
    city: sheet.step('cityWithoutPlan', nothing),
    county: sheet.step('countyWithoutPlan', rest),
  });
}

/**
 * F16, JL-2.3.2.d–g: the county makes up what its own fault cost, the city's surplus meets what is
 * left of a unit that met its plan, and a rest is shared by level. What becomes of a gap whose unit
 * missed its plan is OQ-18. Yuan.
 */
export function surplusSettlement(
  sheet: Sheet,
  inputs: SurplusSettlementInputs,
): SurplusSettlement {
  const gap = sheet.input('gap', inputs.gap);
  const attributed = sheet.step('attributedDue', sheet.input('attributed', inputs.attributed));
  const afterAttributed = sheet.step('gapAfterAttributed', orZero(minus(gap, attributed)));
  const surplus = sheet.input('citySurplus', inputs.citySurplus);
  const fromCitySurplus = sheet.step(
    'fromCitySurplus',
    draws(sheet, inputs.planMet) ? least(afterAttributed, surplus) : nothing,
  );
  const rest = sheet.step('rest', minus(afterAttributed, fromCitySurplus));
  return {
    ...amounts({ attributed, fromCitySurplus, rest }),
    ...bornBy(sheet, rest, inputs),
    policyAdjustment: isSo(rest, '>', nothing),
  };
}
