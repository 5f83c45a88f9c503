import { addDays } from './day.js';
import { dayOf, startOf } from './instant.js';

/** While the clock is being moved every asking is a stop of the move: these hours of a day are enough. */
const hoursOfMove = [8, 11, 15] as const;

/**
 * The instant at which somebody outside who has not answered is asked again: after `pauseMs`, or while the
 * clock is being moved at the next of a few hours of the day, the same for all who wait.
 */
export function askAgainAt(
  { now, moving }: { readonly now: number; readonly moving: boolean },
  pauseMs: number,
): number {
  if (!moving) return now + pauseMs;
  const today = dayOf(now);
  const hour = hoursOfMove.find((each) => startOf(today, each) > now);
  return hour === undefined ? startOf(addDays(today, 1), hoursOfMove[0]) : startOf(today, hour);
}
