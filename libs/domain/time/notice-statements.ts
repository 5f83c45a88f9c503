import { weekday, type Day } from './day.js';
import type { NoticeDay } from './notice-days.js';
import { noticeFault, type NoticeFault } from './notice-faults.js';

/** What a holiday's sentences say of one day, before they are held against each other. */
export interface Statement {
  /** SWAPPED: 调休 alone of weekend days; MOVED: its 公休日 is moved to another day; PLAIN: as its weekday. */
  readonly kind: 'OFF' | 'SWAPPED' | 'WORKED' | 'MOVED' | 'PLAIN';
  readonly date: Day;
  readonly where: string;
  /** It repeats what was said (其中, 为法定节假日). */
  readonly among: boolean;
  /** 其中1日为法定节假日: it must be one of the days that are off. */
  readonly restates: boolean;
  /** Days of one predicate are one group: 9月3日至5日放假. */
  readonly group: number;
}

/** Whether two groups name the same days, which is a slip and no explanation: 1月28日上班,1月28日上班. */
function isExplained(
  one: Statement,
  other: Statement,
  sizes: ReadonlyMap<number, number>,
): boolean {
  if (one.among || other.among) return one.group !== other.group;
  return one.kind === 'OFF' && sizes.get(one.group) !== sizes.get(other.group);
}

/** The statements of one kind about one day, repetitions left out that explain another. */
function withoutRepeats(
  all: readonly Statement[],
  sizes: ReadonlyMap<number, number>,
): Statement[] {
  const kept: Statement[] = [];
  for (const each of all) {
    if (!kept.some((other) => isExplained(each, other, sizes))) kept.push(each);
  }
  return kept;
}

/** The days of one holiday, where everything said of a day agrees; what does not stands twice. */
export function agreedDays(
  name: string,
  statements: readonly Statement[],
): { readonly days: readonly NoticeDay[]; readonly faults: readonly NoticeFault[] } {
  const sizes = new Map<number, number>();
  const byDate = new Map<Day, Statement[]>();
  for (const each of statements) {
    sizes.set(each.group, (sizes.get(each.group) ?? 0) + 1);
    const same = byDate.get(each.date);
    if (same) same.push(each);
    else byDate.set(each.date, [each]);
  }
  const days: NoticeDay[] = [];
  const faults: NoticeFault[] = [];
  const isGiven = ({ kind, restates }: Statement): boolean => kind === 'OFF' && !restates;
  const given = statements.some(isGiven);
  for (const [date, said] of byDate) {
    const of = (kind: Statement['kind']): Statement[] => said.filter((each) => each.kind === kind);
    const [off, worked] = [withoutRepeats(of('OFF'), sizes), withoutRepeats(of('WORKED'), sizes)];
    const [first] = off;
    if (given && first && !said.some(isGiven)) {
      faults.push(noticeFault.unread(first.where, date));
      continue;
    }
    const [plain] = of('PLAIN');
    // A day of rest within the holiday is moved on and not worked (1月25日公休日调至1月28日).
    const moved = off.length + worked.length === 0 ? of('MOVED').slice(0, 1) : [];
    const swapped = off.length + worked.length + moved.length === 0 ? of('SWAPPED') : [];
    faults.push(...swapped.map(({ where }) => noticeFault.unread(where, date)));
    days.push(
      ...off.map(({ where }) => ({ date, name, off: true, where })),
      ...[...worked, ...moved].map(({ where }) => ({ date, name, off: false, where })),
      ...(plain
        ? [{ date, name, off: weekday(date) > 5, plain: true as const, where: plain.where }]
        : []),
    );
  }
  return { days, faults };
}
