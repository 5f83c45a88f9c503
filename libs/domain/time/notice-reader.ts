import { isOpenSpan, isSpan, noDate, writtenDate, type WrittenDate } from './notice-dates.js';
import { weekdayOfWord } from './notice-faults.js';
import {
  isContrary,
  isRestating,
  type SaidCount,
  type SaidOfDates,
  type Saying,
} from './notice-saying.js';
import {
  AHEAD,
  CITED_AFTER,
  COUNT_BEFORE,
  IS_LABEL,
  NO_COUNT_AFTER,
  NO_COUNT_BEFORE,
  numberOf,
  OPENS,
  PART_OF_COUNT,
  TURNS,
  weekdaysOf,
} from './notice-words.js';
import { WaitingDates } from './notice-waiting.js';

interface Predicate {
  readonly saying: Saying;
  readonly end: number;
  readonly clause: number;
  /** It found no dates before it. */
  readonly bare: boolean;
}

/** Reads one sentence from left to right: dates wait for their predicate, which may also stand before them. */
export class SentenceReader {
  readonly said: SaidOfDates[] = [];
  readonly counts: SaidCount[] = [];
  readonly months: number[];
  private readonly waiting = new WaitingDates();
  private last: WrittenDate | undefined;
  private lastEnd = 0;
  private clause = 0;
  private clauseStart = 0;
  private ahead: Saying | null = null;
  /** The clause in which 调至 stands: its list ends at the comma, whatever follows. */
  private movedTo: number | null = null;
  private predicate: Predicate | null = null;
  private among = false;
  private narrowed = false;
  private advised = false;
  private weekday: { readonly text: string; readonly end: number } | null = null;
  private dangling: { readonly saying: Saying; readonly before: number } | null = null;
  dates = 0;

  constructor(
    private readonly text: string,
    months: readonly number[],
  ) {
    this.months = [...months];
  }

  date(text: string, groups: readonly (string | undefined)[], index: number): void {
    this.dates += 1;
    const between = this.text.slice(this.lastEnd, index);
    const ends = this.last !== undefined && this.waiting.count > 0 && isSpan(between);
    const [year, month, date, note] = groups;
    const noted = weekdaysOf(note ?? '');
    const written = writtenDate(text, [year, month, date, noted.at(-1)], this.monthOf(month), {
      ends,
      at: this.dates,
    });
    this.last = written;
    this.lastEnd = index + text.length;
    if (month !== undefined) this.remember(written.month);
    if (this.weekday !== null && noted.length === 0 && this.heads(index)) {
      written.weekday = weekdayOfWord(weekdaysOf(this.weekday.text)[0] ?? '');
      this.weekday = null;
    }
    this.strayWeekday();
    if (this.isCited(written, index)) return this.push('ASIDE', [written]);
    const sofar = this.text.slice(Math.max(this.clauseStart, index - 60), index);
    if (!ends && /延长.*[至到]$/u.test(sofar)) {
      this.push('ASIDE', this.waiting.takeAll());
      return this.push('EXTENDED', [written]);
    }
    // A span whose beginning is not the date before it: what it covers is not known.
    if (!ends && this.isOpen(between)) {
      return this.push('UNREAD', [...this.waiting.takeAll(), written]);
    }
    if (this.waiting.count === 0) this.headed(index);
    this.waiting.add(written, this.clause, this.counts.length);
    this.waiting.noteWeekdays(noted);
  }

  private isOpen(between: string): boolean {
    return (
      (this.ahead === null || this.waiting.count > 0) && isOpenSpan(between, this.waiting.count > 0)
    );
  }

  private isCited(written: WrittenDate, index: number): boolean {
    const after = this.text.slice(this.lastEnd, this.lastEnd + 20);
    return (
      (written.year !== null && CITED_AFTER.test(after)) ||
      /(?:成文|发布|公布|印发|生成)日期:$/u.test(this.text.slice(Math.max(0, index - 5), index))
    );
  }

  /** A date without a month has that of the date before it; in a new list, any the holiday has named. */
  private monthOf(written: string | undefined): {
    month: number;
    months?: readonly number[] | undefined;
  } {
    const month = this.months.at(-1) ?? 0;
    if (written !== undefined) return { month };
    const before = this.waiting.last;
    if (before) return before;
    const months = [...new Set(this.months)];
    return months.length > 1 ? { month, months } : { month };
  }

  private remember(month: number): void {
    const at = this.months.indexOf(month);
    if (at >= 0) this.months.splice(at, 1);
    this.months.push(month);
  }

  /** Whether a predicate before these dates is theirs: 上班时间:1月28日. */
  private headed(index: number): void {
    if (this.predicate === null) return;
    const gap = this.text.slice(this.predicate.end, index);
    if ((gap === '' && this.predicate.bare) || (gap.length <= 16 && AHEAD.test(gap))) {
      this.ahead = this.predicate.saying;
      this.movedTo = null;
      this.dangling = null;
    }
  }

  form(text: string, index: number): void {
    this.dates += 1;
    this.lastEnd = index + text.length;
    const written = { ...noDate, text, at: this.dates };
    this.push('UNREADABLE_FORM', [written]);
  }

  /** 星期六 that stands for itself: of the date beside it, or a day nobody can tell. */
  saysWeekday(text: string, index: number): void {
    const gap = this.text.slice(this.lastEnd, index);
    const last = this.waiting.last;
    if (last?.weekday === null && /^(?:[,、(]|为|是)?$/u.test(gap)) {
      last.weekday = weekdayOfWord(weekdaysOf(text)[0] ?? '');
      this.lastEnd = index + text.length;
      return;
    }
    this.strayWeekday();
    this.weekday = { text, end: index + text.length };
  }

  private heads(index: number): boolean {
    return /^[(,的]?$/u.test(this.text.slice(this.weekday?.end ?? index, index));
  }

  private strayWeekday(): void {
    if (this.weekday !== null)
      this.form(this.weekday.text, this.weekday.end - this.weekday.text.length);
    this.weekday = null;
  }

  count(days: string, index: number, end: number): void {
    const before = this.text.slice(Math.max(0, index - 8), index);
    if (NO_COUNT_BEFORE.test(before) || NO_COUNT_AFTER.test(this.text.slice(end, end + 2))) return;
    if (this.among && PART_OF_COUNT.test(before)) return;
    const isTold = this.text.startsWith('共', index) || COUNT_BEFORE.test(before);
    if (this.dates === 0 && !isTold) return;
    const worked = /(?:上班|补班)$/u.test(before);
    const last = this.said.at(-1)?.saying;
    const ofWork = last === 'WORKED' || last === 'NORMAL';
    this.counts.push({
      days: numberOf(days),
      after: this.dates,
      since: this.dates - (this.waiting.count || (this.said.at(-1)?.dates.length ?? 0)),
      worked: worked || (ofWork && this.waiting.count === 0 && this.ofLast()),
    });
  }

  /** Whether the dates before a count are those of the predicate before it alone. */
  private ofLast(): boolean {
    const from = this.counts.at(-1)?.after ?? 0;
    return (this.said.at(-1)?.dates.length ?? 0) === this.dates - from;
  }

  /** A predicate after its dates; those before the last comma keep the one that stood ahead of them. */
  says(word: string, said: Saying, index: number): void {
    const end = index + word.length;
    const label = this.ahead !== null && IS_LABEL.test(this.text.slice(end, end + 12));
    const own = label ? [] : this.own();
    if (label) this.flush();
    const gap = this.text.slice(this.lastEnd, index);
    const doubt =
      own.length > 0 &&
      (TURNS.test(gap) || (OPENS.test(gap) && (said === 'OFF' || said === 'SWAPPED')));
    const noun = isRestating(word);
    const bare = own.length === 0 && !noun;
    const among = this.among || (noun && own.length > 0);
    this.push(doubt ? 'UNREAD' : said, own, among, this.narrowed && noun ? 'RESTATED' : 'GIVEN');
    if (own.length > 0) this.lastEnd = end;
    if (noun && own.length === 0 && !IS_LABEL.test(this.text.slice(end, end + 12))) return;
    this.settle();
    if (bare) this.dangling = { saying: said, before: this.said.length - 1 };
    this.predicate = { saying: said, end, clause: this.clause, bare };
  }

  /** The dates of this predicate; those a predicate ahead of them already has are said. */
  private own(): WrittenDate[] {
    if (this.movedTo !== this.clause) this.closeMove();
    const { own, before } = this.waiting.take(this.clause, this.ahead !== null);
    this.push(this.ahead ?? 'UNREAD', before);
    if (own.length > 0) this.isDone();
    return own;
  }

  /** 公休日调至1月2日,…: what stands behind the comma is said for itself. */
  private closeMove(): void {
    if (this.movedTo === null || this.ahead === null) return;
    this.push(this.ahead, this.waiting.takeClause(this.movedTo), true, 'TARGET');
    this.isDone();
  }

  private isDone(): void {
    this.ahead = null;
    this.movedTo = null;
  }

  /** A predicate that has no dates says the contrary of those before it: 1月28日为公休日,须上班. */
  private settle(): void {
    const { dangling } = this;
    this.dangling = null;
    const before = dangling === null ? undefined : this.said[dangling.before];
    if (!dangling || !before || !isContrary(dangling.saying, before.saying)) return;
    this.said[dangling.before] = { ...before, saying: 'UNREAD' };
  }

  private flush(): void {
    this.closeMove();
    this.push(this.ahead ?? 'UNREAD', this.waiting.takeAll());
    this.isDone();
  }

  /** 调至: what stands before it is over, what follows takes its place; a day of rest moved is worked. */
  moves(word: string): void {
    const rest = /公休|休息|周末|双休/u.test(word);
    if (this.waiting.count > 0) {
      // Without 公休日 it may be a day off or a working day that moves.
      this.push(rest ? 'MOVED' : 'UNREAD', this.own());
      this.ahead = rest ? 'OFF' : null;
      this.movedTo = rest ? this.clause : null;
      this.among = this.among || rest;
      return;
    }
    const bound = this.said.at(-1);
    if (this.predicate?.clause !== this.clause) return;
    this.ahead = this.predicate.saying;
    if (bound?.saying !== this.predicate.saying) return;
    this.said.pop();
    this.push('PLAIN', bound.dates);
  }

  advises(): void {
    this.advised = true;
  }
  narrows(): void {
    this.narrowed = true;
    this.among = true;
  }
  comma(end: number): void {
    this.clause += 1;
    this.clauseStart = end;
  }

  end(): void {
    if (this.said.length > 0 || this.waiting.count > 0 || this.predicate !== null) {
      this.strayWeekday();
    }
    this.settle();
    this.flush();
  }

  private push(
    saying: Saying,
    dates: readonly WrittenDate[],
    among = this.among,
    role: SaidOfDates['role'] = 'GIVEN',
  ): void {
    if (dates.length === 0) return;
    const only = this.advised && (saying === 'OFF' || saying === 'UNREAD') ? 'ASIDE' : saying;
    // Advice is about the dates next to it; what a comma joins to it is said for itself.
    if (only === 'ASIDE') this.advised = false;
    this.said.push({ saying: only, dates, among, role });
  }
}
