import { isSpan, writtenDate, type WrittenDate } from './notice-dates.js';
import { noticeLimits } from './notice-limits.js';

/**
 * What a sentence says of dates: 放假, 上班, 起正常上班 on a weekday, no longer what an earlier notice
 * made of them (PLAIN), 延长…至, a recommendation, a date of another document, or nothing that is understood.
 */
export type Saying =
  | 'OFF'
  | 'WORKED'
  | 'NORMAL'
  | 'PLAIN'
  | 'NOT_OFF'
  | 'NOT_WORKED'
  | 'EXTENDED'
  | 'ASIDE'
  | 'UNREAD'
  | 'UNREADABLE_FORM';

/** Dates that one predicate is about, in the order of the sentence. */
export interface SaidOfDates {
  readonly saying: Saying;
  readonly dates: readonly WrittenDate[];
  /** 其中: it repeats what was said, day by day. */
  readonly among: boolean;
}

/** A count of days (共7天) and how many dates stood before it. */
export interface SaidCount {
  readonly days: number;
  readonly after: number;
}

export interface ReadSentence {
  readonly text: string;
  readonly said: readonly SaidOfDates[];
  readonly counts: readonly SaidCount[];
  /** 与周末连休: the weekend beside it may be in the count. */
  readonly withWeekend: boolean;
  /** It names more dates than a notice does; the rest was not read. */
  readonly cut: boolean;
}

/** What stands in brackets is bounded, so that an open bracket is not searched to the text's end. */
const NOTE = String.raw`(?:\(((?:(?!\d+[月日])[^()]){0,40})\)|((?:星期|周)[一二三四五六日天]))?`;
/** Numerals of dates that are written out: 十月八日, 廿八日, 拾月. */
const WRITTEN = '〇零一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾';
/** What turns a predicate round, what may stand before it, and the predicates of work and of rest. */
const NOT_WORK = '(?:不再|不|无需|无须|取消)';
const BEFORE = '(?:调休)?(?:起|开始|正常|照常|恢复|正式|补)*';
const WORK = '上班|补班|工作日';
const REST = '放假|补休|调休|公休|休息|休假|补假|节假日|假日|假期';
const TOKEN = new RegExp(
  [
    String.raw`(?<!\d)(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,9})[日号]${NOTE}`,
    String.raw`(?<!\d)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})(?![\d日号])`,
    String.raw`(\d{4}[-./]\d{1,2}[-./]\d{1,2}|(?<!\d)\d{1,2}/\d{1,2}(?!\d)|[${WRITTEN}元正冬腊]{1,3}月[${WRITTEN}\d]{1,3}[日号]|\d{1,2}月[${WRITTEN}]{1,3}[日号])`,
    String.raw`((?:共计?|放假|调休)(?:放假|调休)?(\d{1,2}|[一二三四五六七八九十]{1,2})天)`,
    String.raw`((?:公休日?|休息日|周末|双休日)?(?:调整|调换|推迟|提前|顺延|变更|更改|移|改|调)(?:为|到|至|在)(?!(?:正常|照常)?(?:工作|上班|补班|公休|休息|放假|休假)))`,
    `(${NOT_WORK}?${BEFORE}(?:${WORK}|照常工作))`,
    `((?:不再|不|取消)?(?:${REST}))`,
    '(鼓励|提倡|倡导|引导|建议|号召|安排(?:职工|员工))',
    '(其中|包括|包含)',
    '(,)',
  ].join('|'),
  'gu',
);
const AHEAD = /^(?:时间|日期|日|安排)*(?:分别)?(?:为|是|:|在|定于|于|从|自)+$/;
const CITED_AFTER = /^.{0,12}?(?:修订|修正|公布|发布|印发|通过|施行)/u;
const NUMERALS = '一二三四五六七八九十';

const numberOf = (text: string): number =>
  /\d/.test(text)
    ? Number(text)
    : Array.from(text).reduce((sum, each) => {
        const value = NUMERALS.indexOf(each) + 1;
        return value === 10 && sum > 0 ? sum * 10 : sum + value;
      }, 0);

function workSaying(word: string): Saying {
  if (/^(?:不|无|取消)/.test(word)) return 'NOT_WORKED';
  return /起|开始|正常|照常|恢复|正式/.test(word) ? 'NORMAL' : 'WORKED';
}

/** Reads one sentence from left to right: dates wait for their predicate, which may also stand before them. */
class SentenceReader {
  readonly said: SaidOfDates[] = [];
  readonly counts: SaidCount[] = [];
  private waiting: { readonly written: WrittenDate; readonly clause: number }[] = [];
  private last: WrittenDate | undefined;
  private lastEnd = 0;
  private clause = 0;
  private clauseStart = 0;
  private ahead: Saying | null = null;
  private predicate: {
    readonly saying: Saying;
    readonly end: number;
    readonly clause: number;
  } | null = null;
  private among = false;
  private advised = false;
  dates = 0;

  constructor(private readonly text: string) {}

  date(text: string, groups: readonly (string | undefined)[], index: number): void {
    this.dates += 1;
    const between = this.text.slice(this.lastEnd, index);
    const ends = this.last !== undefined && isSpan(between);
    const written = writtenDate(text, groups, this.last, ends);
    this.last = written;
    this.lastEnd = index + text.length;
    const cited =
      (written.year !== null &&
        CITED_AFTER.test(this.text.slice(this.lastEnd, this.lastEnd + 20))) ||
      this.text.slice(Math.max(0, index - 3), index) === '日期:';
    if (cited) return this.push('ASIDE', [written]);
    const sofar = this.text.slice(Math.max(this.clauseStart, index - 60), index);
    if (!ends && /延长.*[至到]$/u.test(sofar)) {
      this.push(
        'ASIDE',
        this.waiting.map((each) => each.written),
      );
      this.waiting = [];
      return this.push('EXTENDED', [written]);
    }
    if (this.waiting.length === 0 && this.predicate !== null) {
      const gap = this.text.slice(this.predicate.end, index);
      if (gap.length <= 12 && AHEAD.test(gap)) this.ahead = this.predicate.saying;
    }
    this.waiting.push({ written, clause: this.clause });
  }

  form(text: string, index: number): void {
    this.dates += 1;
    this.lastEnd = index + text.length;
    const written = { text, year: null, month: 0, date: 0, weekday: null, ends: false };
    this.push('UNREADABLE_FORM', [written]);
  }

  count(days: string): void {
    this.counts.push({ days: numberOf(days), after: this.dates });
  }

  /** A predicate after its dates; those before the last comma keep the one that stood ahead of them. */
  says(saying: Saying, end: number): void {
    if (this.waiting.length > 0) {
      const own = this.waiting.filter((each) => this.ahead === null || each.clause === this.clause);
      const before = this.waiting.filter((each) => !own.includes(each));
      if (this.ahead !== null)
        this.push(
          this.ahead,
          before.map((each) => each.written),
        );
      this.push(
        saying,
        own.map((each) => each.written),
      );
      this.waiting = [];
      this.ahead = null;
    }
    this.predicate = { saying, end, clause: this.clause };
  }

  /** 调至: what stands before it is over, what follows takes its place; a day of rest moved is worked. */
  moves(word: string): void {
    const rest = /^(?:公休|休息|周末|双休)/.test(word);
    if (rest) this.among = true;
    if (this.waiting.length > 0) {
      this.push(
        rest ? 'WORKED' : 'PLAIN',
        this.waiting.map((each) => each.written),
      );
      this.waiting = [];
      this.ahead = rest ? 'OFF' : null;
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
    this.among = true;
  }
  comma(end: number): void {
    this.clause += 1;
    this.clauseStart = end;
  }

  end(): void {
    this.push(
      this.ahead ?? 'UNREAD',
      this.waiting.map((each) => each.written),
    );
    this.waiting = [];
  }

  private push(saying: Saying, dates: readonly WrittenDate[]): void {
    if (dates.length === 0) return;
    const only = this.advised && (saying === 'OFF' || saying === 'UNREAD') ? 'ASIDE' : saying;
    // Advice is about the dates next to it; what a comma joins to it is said for itself.
    if (only === 'ASIDE') this.advised = false;
    this.said.push({ saying: only, dates, among: this.among });
  }
}

/**
 * Words that turn round or halve what a sentence says of its dates, wherever they stand in it. Who takes back or
 * shares out a day writes it in too many ways to be read surely, so its dates are named instead of guessed.
 */
const DOUBTFUL = /取消|免去|暂停|停止|不安排|与否|另行|半天|上午|下午|原(?:定|安排)?(?:于|在)?\d/u;
/** What the reader understands of it: 不再放假, 取消上班 with nothing between. */
const UNDERSTOOD = new RegExp(`${NOT_WORK}${BEFORE}(?:${WORK}|${REST})(?!的|取消)`, 'gu');

/** The same with every date in doubt, where the sentence says something that no pattern reads. */
function inDoubt(text: string, said: readonly SaidOfDates[]): readonly SaidOfDates[] {
  if (!DOUBTFUL.test(text.replaceAll(UNDERSTOOD, ''))) return said;
  return said.map((each) =>
    each.saying === 'ASIDE' || each.saying === 'UNREADABLE_FORM'
      ? each
      : { ...each, saying: 'UNREAD' },
  );
}

/** What a sentence says of its dates; one that names more than a notice does is read no further. */
export function readSentence(text: string): ReadSentence {
  const reader = new SentenceReader(text);
  for (const found of text.matchAll(TOKEN)) {
    const [
      all,
      y,
      m,
      d,
      note,
      bare,
      y2,
      m2,
      d2,
      form,
      counted,
      days,
      moved,
      work,
      rest,
      advice,
      among,
    ] = found;
    const end = found.index + all.length;
    if (d !== undefined) reader.date(all, [y, m, d, note ?? bare], found.index);
    else if (d2 !== undefined) reader.date(all, [y2, m2, d2], found.index);
    else if (form !== undefined) reader.form(all, found.index);
    else if (counted !== undefined) {
      if (/^(?:放假|调休)/.test(counted)) reader.says('OFF', end);
      reader.count(days ?? '');
    } else if (moved !== undefined) reader.moves(moved);
    else if (work !== undefined) reader.says(workSaying(work), end);
    else if (rest !== undefined) reader.says(/^[不取]/.test(rest) ? 'NOT_OFF' : 'OFF', end);
    else if (advice !== undefined) reader.advises();
    else if (among !== undefined) reader.narrows();
    else reader.comma(end);
    if (reader.dates > noticeLimits.days) break;
  }
  reader.end();
  return {
    text,
    said: inDoubt(text, reader.said),
    counts: reader.counts,
    withWeekend: text.includes('连休'),
    cut: reader.dates > noticeLimits.days,
  };
}
