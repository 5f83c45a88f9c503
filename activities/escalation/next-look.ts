import { addDays } from '#domain/time/day.js';
import { dayOf, startOf } from '#domain/time/instant.js';
import type { LadderRow } from '#persistence/obligations/ladder-rows.js';

/** Before offices open, when the statements of the day before are fetched: the same stop of the clock. */
const morning = 8;

function nextMorning(now: number): number {
  const today = startOf(dayOf(now), morning);
  return today > now ? today : startOf(addDays(dayOf(now), 1), morning);
}

/**
 * When a breach's case looks again though nobody decided, in milliseconds since 1970: the hour of its
 * next rung; while a letter waits to be signed, each morning, because it states the figures of a day.
 */
export function nextLook(
  duty: Pick<LadderRow, 'nextRungAt' | 'awaits'>,
  now: number,
  correcting = false,
): number | undefined {
  const waits = duty.awaits || correcting;
  return duty.nextRungAt?.getTime() ?? (waits ? nextMorning(now) : undefined);
}
