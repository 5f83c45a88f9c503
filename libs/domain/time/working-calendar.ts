import { dayNumber, weekday, type Day } from './day.js';

/** What a day is. 调休上班 is a weekend day worked in exchange. */
export type DayKind = 'WORKDAY' | 'WEEKEND' | 'HOLIDAY' | 'MAKE_UP_WORKDAY';

/** A day that differs from its weekday, or bears a holiday's name, with the notice that says so. */
export interface CalendarDay {
  readonly date: Day;
  readonly name: string;
  readonly off: boolean;
  /** A later notice took back what an earlier one made of it: it goes by its weekday. */
  readonly plain?: true | undefined;
  readonly notice: string;
}

/** One published year: its notices (国务院办公厅), the yearly one first, and its days. */
export interface CalendarYear {
  readonly year: number;
  readonly notices: readonly {
    readonly number: string;
    readonly date: Day;
    readonly title: string;
  }[];
  readonly days: readonly CalendarDay[];
}

/** The data a calendar is made of; `version` names exactly this content. */
export interface CalendarData {
  readonly version: string;
  readonly years: readonly CalendarYear[];
  /** A city's own days; they come before the nation's. */
  readonly overlay?: readonly CalendarDay[];
}

/** A notice taken in beside the published files; `jurisdiction` is a city, or null for the nation. */
export interface PublishedNotice {
  readonly jurisdiction: string | null;
  readonly year: number;
  readonly number: string;
  readonly date: Day;
  readonly title: string;
  readonly days: readonly Omit<CalendarDay, 'notice'>[];
}

/** Everything there is to say about one day. */
export interface DayDescription {
  readonly date: Day;
  readonly working: boolean;
  readonly kind: DayKind;
  readonly name: string | null;
  /** No notice covers the year yet: weekdays only, 暂定. */
  readonly provisional: boolean;
  readonly notice: string | null;
}

/** Working days in China, after the State Council Office's yearly notices. */
export interface WorkingCalendar {
  readonly version: string;
  /** The published years, both included; days outside them are provisional. */
  readonly firstYear: number;
  readonly lastYear: number;
  isWorkingDay(day: Day): boolean;
  describe(day: Day): DayDescription;
}

/**
 * A calendar out of published years (OQ-35). A year nobody published is counted by weekdays
 * and marked provisional; a holiday that begins in the last days of the year before stands in the
 * notice of its own year, so days are looked up by date and not by year.
 */
export function calendarOf(data: CalendarData): WorkingCalendar {
  const days = new Map<number, CalendarDay>();
  const notices = new Map<string, string>();
  const put = (entry: CalendarDay): void => {
    if (entry.plain) days.delete(dayNumber(entry.date));
    else days.set(dayNumber(entry.date), entry);
  };
  for (const { year, notices: published, days: listed } of data.years) {
    const first = published[0];
    if (first) notices.set(String(year).padStart(4, '0'), first.number);
    for (const entry of listed) put(entry);
  }
  for (const entry of data.overlay ?? []) put(entry);

  const describe = (date: Day): DayDescription => {
    const weekend = weekday(date) > 5;
    const listed = days.get(dayNumber(date));
    const notice = listed?.notice ?? notices.get(date.slice(0, 4)) ?? null;
    const named = { date, name: listed?.name ?? null, provisional: notice === null, notice };
    if (listed?.off) return { ...named, working: false, kind: 'HOLIDAY' };
    if (weekend && listed) return { ...named, working: true, kind: 'MAKE_UP_WORKDAY' };
    return { ...named, working: !weekend, kind: weekend ? 'WEEKEND' : 'WORKDAY' };
  };

  const isWorkingDay = (date: Day): boolean => {
    const listed = days.get(dayNumber(date));
    return listed ? !listed.off : weekday(date) <= 5;
  };

  const firstYear = data.years[0]?.year ?? 0;
  const lastYear = data.years.at(-1)?.year ?? 0;
  return Object.freeze({ version: data.version, firstYear, lastYear, isWorkingDay, describe });
}
