import type { WrittenDate } from './notice-dates.js';
import { weekdayOfWord } from './notice-faults.js';

interface Waiting {
  readonly written: WrittenDate;
  readonly clause: number;
  /** How many counts stood before it: 共8天 ends a list. */
  readonly counts: number;
}

const datesOf = (waiting: readonly Waiting[]): WrittenDate[] =>
  waiting.map(({ written }) => written);

/** The dates of a sentence that no predicate has taken yet. */
export class WaitingDates {
  private all: Waiting[] = [];

  get count(): number {
    return this.all.length;
  }
  get last(): WrittenDate | undefined {
    return this.all.at(-1)?.written;
  }

  add(written: WrittenDate, clause: number, counts: number): void {
    this.all.push({ written, clause, counts });
  }

  /** One bracket behind several dates, (周六、周日), tells the weekday of each; the last has its own. */
  noteWeekdays(noted: readonly string[]): void {
    for (let back = 1; back < noted.length; back += 1) {
      const each = this.all.at(-1 - back)?.written;
      if (each?.weekday !== null) return;
      each.weekday = weekdayOfWord(noted.at(-1 - back) ?? '');
    }
  }

  takeAll(): WrittenDate[] {
    const all = datesOf(this.all);
    this.all = [];
    return all;
  }

  /**
   * The dates of the predicate behind them, and those before that are another's. Under a predicate that stands ahead a
   * list ends at the comma; without one it goes over commas, but over no 共8天 and from no span to other dates.
   */
  take(clause: number, hasOneAhead: boolean): { own: WrittenDate[]; before: WrittenDate[] } {
    const last = this.all.at(-1);
    const ends = hasOneAhead ? clause : last?.clause;
    const cut =
      hasOneAhead || this.all.some((each) => each.written.ends && each.clause !== last?.clause);
    const isOwn = (each: Waiting): boolean =>
      (!cut || each.clause === ends) && (hasOneAhead || each.counts === last?.counts);
    const own = this.all.filter(isOwn);
    const before = this.all.filter((each) => !isOwn(each));
    this.all = [];
    return { own: datesOf(own), before: datesOf(before) };
  }

  /** The dates of one clause; the others go on waiting. */
  takeClause(clause: number): WrittenDate[] {
    const taken = this.all.filter((each) => each.clause === clause);
    this.all = this.all.filter((each) => each.clause !== clause);
    return datesOf(taken);
  }
}
