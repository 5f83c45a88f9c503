import type { Filter } from '../api/call.js';

/** A breach's case is named after the duty it is about: `lishui/P26-P08_SUBSIDY_1/331102/RESIDENT/2022`. */
const NAMED = /^([a-z]+)\/P\d{2}-(P\d{2})_([A-Z_]+)_(\d+)\/(\d{6})\/([A-Z]+)\/([\dQ-]+)$/;

/** The filter that finds the duty a breach's case is about; null for any other case. */
export function aboutDuty(caseId: string | null): Filter | null {
  const found = NAMED.exec(caseId ?? '');
  if (!found) return null;
  const [, city, process, code, stage, unit, fund, period] = found;
  return { city, process, unit, fund, period, duty: `${code}.${stage}` };
}
