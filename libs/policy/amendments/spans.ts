import { addDays, day, type Day } from '#domain/time/day.js';

/** A value that holds from a day on, and until a last one if it has one; null: nobody has set it. */
interface Span {
  readonly value: unknown;
  readonly from: Day;
  readonly to: Day | null;
}

const dayBefore = (of: Day): Day => addDays(of, -1);

/** Spans in their order, each with the last day it really has: without one it holds until the next begins. */
function ended<Entry extends Span>(entries: readonly Entry[]): Entry[] {
  const sorted = entries.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.map((each, index) => {
    const next = sorted[index + 1];
    if (each.to !== null || next === undefined || next.from <= each.from) return each;
    return { ...each, to: dayBefore(next.from) };
  });
}

/**
 * The values of one key with an adopted one among them. Without a last day of its own it holds until the
 * next value that somebody has set; what it covers gives way, what lies beside it stays.
 */
export function withSpan<Entry extends Span>(entries: readonly Entry[], adopted: Entry): Entry[] {
  const known = ended(entries);
  const next = known.find(({ value, from }) => value !== null && from > adopted.from);
  const last = adopted.to ?? (next ? dayBefore(next.from) : null);
  const beside = known.flatMap((each): Entry[] => {
    const before = each.from < adopted.from;
    const ends = each.to ?? null;
    const reaches = ends === null || ends >= adopted.from;
    if (!reaches || (last !== null && each.from > last)) return [each];
    const left = before ? [{ ...each, to: dayBefore(adopted.from) }] : [];
    const goesOn = last !== null && (ends === null || ends > last);
    return [...left, ...(goesOn ? [{ ...each, from: addDays(last, 1) }] : [])];
  });
  return ended([...beside, { ...adopted, to: last }]);
}

/** Whether something dated holds on a day. */
export const holdsOn = (
  { from, to }: { readonly from: string; readonly to: string | null },
  on: Day,
): boolean => day(from) <= on && (to === null || on <= day(to));
