import type { Yuan } from '../money/yuan.js';
import type { Sheet } from './sheet.js';
import { amounts, halfUp, isSo, minus, nothing, times, type Term } from './terms.js';

/** The answer while nobody has decided what the document leaves open: the case waits. */
export interface AwaitingParameter {
  readonly state: 'AWAITING_PARAMETER';
  readonly parameter: string;
}

/** Who bears a rest; both in full, or the parameter it waits for. */
export type RestShared = { readonly city: Yuan; readonly county: Yuan } | AwaitingParameter;

/** The parameter that only a rest asks for. */
export const restRatio = 'sharing.cityRatio';

/**
 * ZN-1.6.3.b, JL-2.3.2.e: a rest is shared by city and county, the county taking what rounding
 * leaves. No document says the ratio: the one given, else the one decided, else a rest above nothing
 * waits for it.
 */
export function shareRest(sheet: Sheet, rest: Term, given: string | null): RestShared {
  const ratio = given === null ? sheet.parameterOrNull(restRatio) : sheet.input('cityRatio', given);
  if (ratio === null && isSo(rest, '>', nothing)) {
    return { state: 'AWAITING_PARAMETER', parameter: restRatio };
  }
  const city = sheet.step('city', ratio === null ? nothing : halfUp(times(ratio, rest)));
  return amounts({ city, county: sheet.step('county', minus(rest, city)) });
}
