import { addDays, weekday, type Day } from './day.js';
import { noticeFault, type NoticeFault } from './notice-faults.js';
import type { SaidCount } from './notice-saying.js';

/** A sentence's counts of days, and the days that each of its dates makes, by the date's place in it. */
export interface CountedSentence {
  readonly where: string;
  readonly counts: readonly SaidCount[];
  readonly withWeekend: boolean;
  /** Its dates could all be read. */
  readonly sure: boolean;
  readonly off: Map<number, readonly Day[]>;
  readonly worked: Map<number, readonly Day[]>;
}

/** The distinct days of the dates after one place and up to another. */
function daysWithin(made: ReadonlyMap<number, readonly Day[]>, from: number, to = Infinity): Day[] {
  const days = [...made].flatMap(([at, each]) => (at > from && at <= to ? each : []));
  return [...new Set(days)];
}

/** How many days off a holiday has together with the weekend days that adjoin it. */
function withWeekends(days: readonly Day[]): number {
  const all = new Set(days);
  for (const each of days) {
    for (const step of [-1, 1]) {
      for (let at = addDays(each, step); weekday(at) > 5; at = addDays(at, step)) all.add(at);
    }
  }
  return all.size;
}

/** A count is of the dates since the count before it, or else of those that follow it. */
function daysOfCount(sentence: CountedSentence, index: number): Day[] {
  const { counts, off, worked } = sentence;
  const count = counts[index];
  if (!count) return [];
  const made = count.worked ? worked : off;
  const before = daysWithin(made, counts[index - 1]?.after ?? 0, count.after);
  return before.length > 0
    ? before
    : daysWithin(made, count.after, counts[index + 1]?.after ?? Infinity);
}

/**
 * 共7天 held against the days, wherever it stands: in the sentence of its dates, or in one of its own, which counts
 * the sentence before it or the whole holiday.
 */
export function countFaults(sentences: readonly CountedSentence[]): NoticeFault[] {
  const all = [...new Set(sentences.flatMap(({ off }) => daysWithin(off, 0)))];
  let before: Day[] = [];
  const faults: NoticeFault[] = [];
  for (const sentence of sentences) {
    const ofSentence = daysWithin(sentence.off, 0);
    sentence.counts.forEach((count, index) => {
      if (!sentence.sure) return;
      const own = daysOfCount(sentence, index);
      const counted = own.length > 0 || count.worked ? own : before.length > 0 ? before : all;
      const fitting = [counted.length];
      const { worked, since, after } = count;
      if (!worked) fitting.push(daysWithin(sentence.off, since, after).length);
      if (own.length === 0) fitting.push(all.length);
      if (worked) fitting.push(ofSentence.length, all.length);
      if (sentence.withWeekend) fitting.push(withWeekends(counted));
      if (counted.length > 0 && !fitting.includes(count.days)) {
        faults.push(noticeFault.count(sentence.where, count.days, counted.length));
      }
    });
    if (ofSentence.length > 0) before = ofSentence;
  }
  return faults;
}
