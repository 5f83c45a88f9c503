import { day, laterDay, type Day } from '#domain/time/day.js';
import { daysOf, period as periodNamed } from '#domain/time/period.js';
import type { Pack } from './pack.js';

/** What holds from a day on, and until a last one if it has one. */
interface Dated {
  readonly key: string;
  readonly from: string;
  readonly to: string | null;
}

/**
 * The day by whose law a matter goes: the first of its period, `2023` or `2022-10`. A rehearsal of a
 * month before the rules goes by those of their first day (docs/adr/0008).
 */
export const lawDay = (pack: Pick<Pack, 'validFrom'>, period: string): Day =>
  laterDay(daysOf(periodNamed(period)).first, day(pack.validFrom.value));

/** How a city's rules stand on a day: not yet in force, in force, or past their last day. */
export interface Standing {
  readonly state: 'NOT_YET' | 'IN_FORCE' | 'EXPIRED';
  readonly from: Day;
  /** The last day; null: until further notice. */
  readonly to: Day | null;
}

export function standingOn(pack: Pick<Pack, 'validFrom' | 'validTo'>, on: Day): Standing {
  const from = day(pack.validFrom.value);
  const to = pack.validTo === null ? null : day(pack.validTo);
  const begun = on < from ? 'NOT_YET' : 'IN_FORCE';
  return { state: to !== null && on > to ? 'EXPIRED' : begun, from, to };
}

/** Among the values of a key the one in force on a day; null: as it stands last. */
export function inForce<Entry extends Dated>(
  entries: readonly Entry[],
  key: string,
  on: Day | null,
): Entry | undefined {
  return entries
    .filter((each) => each.key === key)
    .filter(({ from, to }) => on === null || (from <= on && (to === null || on <= to)))
    .reduce<Entry | undefined>((a, b) => (a === undefined || b.from > a.from ? b : a), undefined);
}
