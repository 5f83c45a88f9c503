import type { OpenPeriodInput } from '#contracts/open-period.js';
import { instantText } from '#domain/time/instant.js';
import type { Opening } from '#domain/process/opening.js';

/**
 * Also how the runs it starts are named; the engine adds the instant. A kind of case that opens by itself
 * has a Schedule of its own beside that of its process.
 */
export function scheduleId({ city, process, kind }: Opening): string {
  return `${city}/${process}/open${kind === null ? '' : `/${kind}`}`;
}

/** The run that opens the period of one instant, as the engine names it. */
export function openingRunId(opening: Opening, at: number): string {
  return `${scheduleId(opening)}-${new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z')}`;
}

/** What a run is told that no Schedule starts: the instant itself. */
export const openingInput = (opening: Opening, at: number): OpenPeriodInput => ({
  ...scheduledInput(opening),
  scheduledAt: instantText(at),
});

/** What a Schedule tells the runs it starts. */
export const scheduledInput = ({ city, process, kind }: Opening): OpenPeriodInput => ({
  city,
  process,
  ...(kind !== null && { kind }),
});
