import { deskOf, type Pack } from '../pack.js';
import { hasDesk } from './desks.js';
import type { CaseOpening } from './openings.js';
import type { Page } from './read.js';

/**
 * The desks, as patterns, that may open a case by hand: those the page names. What a day opens, the leading
 * office's preparer may open where that day is past and nothing came of it; what waits for a state, nobody.
 */
export function starterPatterns(pack: Pack, { law }: Page, { opens }: CaseOpening): string[] {
  if (opens.by) return opens.by;
  if (opens.after) return [];
  const preparer = `${law.lead}.preparer`;
  const levels = ['CITY', 'CITY_UNIT', 'COUNTY_UNIT'] as const;
  return levels.some((level) => hasDesk(pack, preparer, level)) ? [preparer] : [];
}

/** The same for one unit's case: `331102.HEALTHCARE_SECURITY.preparer`. */
export const startersOf = (
  pack: Pack,
  page: Page,
  opening: CaseOpening,
  unit: string,
): readonly string[] =>
  starterPatterns(pack, page, opening).map((pattern) => deskOf(pattern, unit, pack.division));
