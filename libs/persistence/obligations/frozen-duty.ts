import type { Day } from '#domain/time/day.js';

/** The days of a duty as they were written down when its case was opened. */
export interface FrozenDuty {
  readonly statutory: Day;
  readonly operational: Day;
  readonly provisional: boolean;
  readonly explanation: readonly string[];
}
