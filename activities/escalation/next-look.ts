import { dayOf, endOf } from '#domain/time/instant.js';
import type { LadderRow } from '#persistence/obligations/ladder-rows.js';

/**
 * When a breach's case looks again though nobody decided, in milliseconds since 1970: the hour of its
 * next rung; while a letter waits to be signed, each midnight, because it states the figures of a day.
 */
export function nextLook(
  duty: Pick<LadderRow, 'nextRungAt' | 'awaits'>,
  now: number,
  correcting = false,
): number | undefined {
  const waits = duty.awaits || correcting;
  return duty.nextRungAt?.getTime() ?? (waits ? endOf(dayOf(now)) : undefined);
}
