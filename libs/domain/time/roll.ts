import { firstWorkingDayOnOrAfter, lastWorkingDayOnOrBefore } from './count-days.js';
import { type CountedDay } from './count-days.js';
import { whyOf, type Language } from './count-words.js';
import { type Day } from './day.js';
import { addMonths, lastDayOf, monthOf } from './month.js';
import { type WorkingCalendar } from './working-calendar.js';

/**
 * What a day is for: money and plans are acted on before a rest, a report cannot be made
 * before its period has ended, a milestone is reached by its day, a snapshot is taken on it, and
 * what holds or ends by itself (VALIDITY) asks nobody to act.
 */
export type DutyKind =
  'MONEY' | 'PLAN' | 'REPORT_OF_ENDED_PERIOD' | 'MILESTONE' | 'SNAPSHOT' | 'VALIDITY';

/** What a duty's day is for, by what the duty is: a report is about what has ended. */
export const rolledAs = (kind: 'MONEY' | 'PLAN' | 'REPORT'): DutyKind =>
  kind === 'REPORT' ? 'REPORT_OF_ENDED_PERIOD' : kind;

/** The readings of OQ-35: no document says what happens when a day is no working day. */
export type RollReading = 'KEEP_CALENDAR_DATE' | 'ROLL_FORWARD';

/** How a day that is no working day is treated (OQ-35). */
export interface Rolling {
  readonly kind: DutyKind;
  readonly reading: RollReading;
}

/** The reading that holds until a city decides otherwise (OQ-35). */
export const keepCalendarDate: Rolling = { kind: 'MONEY', reading: 'KEEP_CALENDAR_DATE' };

/** A day as written, with the day to act by. */
export interface RolledDay {
  readonly statutory: Day;
  readonly operational: Day;
  readonly provisional: boolean;
  /** Acting before was impossible, so the day after a rest is no delay (HD-10.d). */
  readonly excused: 'HOLIDAY' | null;
  readonly explanation: readonly string[];
}

type Words = Readonly<Record<Language, string>>;

const BEFORE = (rest: string, on: Day, why: Words): Words => ({
  zh: `${rest} 为${why.zh}，应在此前最后一个工作日 ${on} 办结；文件日期不变`,
  en: `${rest} is a ${why.en}; act by the last working day before it, ${on}; the statutory day stays`,
});

const AFTER_PERIOD = (rest: string, on: Day, ended: Day, before: Day, why: Words): Words => ({
  zh: `${rest} 为${why.zh}；此前最后一个工作日 ${before} 时所报期间（至 ${ended}）尚未结束，应在其后第一个工作日 ${on} 报送，记为假日免责（HOLIDAY）；文件日期不变`,
  en: `${rest} is a ${why.en}; on the last working day before it, ${before}, the period reported on (to ${ended}) has not ended: report on the first working day after, ${on}, excused (HOLIDAY); the statutory day stays`,
});

const FORWARD = (rest: string, on: Day, why: Words): Words => ({
  zh: `${rest} 为${why.zh}，按本市采纳的口径（OQ-35：遇休息日顺延）顺延至其后第一个工作日 ${on}`,
  en: `${rest} is a ${why.en}; by the city's reading (OQ-35: roll forward) it moves to the first working day after, ${on}`,
});

const STANDS = (rest: string, why: Words): Words => ({
  zh: `${rest} 为${why.zh}；该日期自行起止，无须办理，不因休息日变动`,
  en: `${rest} is a ${why.en}; it begins or ends by itself: nobody has to act, a rest does not move it`,
});

/**
 * The statutory and the operational day of a day as a document writes it (OQ-34, OQ-35).
 * Under KEEP_CALENDAR_DATE the statutory day is the written one, inclusive to 24:00, and only the
 * day to act by moves; under ROLL_FORWARD the duty itself is due on the working day after.
 */
export function rollDay(
  calendar: WorkingCalendar,
  written: Day,
  { kind, reading }: Rolling,
  language: Language = 'zh',
): RolledDay {
  const described = calendar.describe(written);
  const rest: Words = { zh: whyOf(described, 'zh'), en: whyOf(described, 'en') };
  const stays = {
    statutory: written,
    operational: written,
    provisional: described.provisional,
    excused: null,
  };
  if (described.working) return { ...stays, explanation: [] };
  if (kind === 'VALIDITY') return { ...stays, explanation: [STANDS(written, rest)[language]] };
  const act = (found: CountedDay, words: Words): RolledDay => ({
    ...stays,
    operational: found.date,
    provisional: stays.provisional || found.provisional,
    explanation: [words[language]],
  });
  const after = firstWorkingDayOnOrAfter(calendar, written);
  if (reading === 'ROLL_FORWARD' && kind !== 'SNAPSHOT') {
    return { ...act(after, FORWARD(written, after.date, rest)), statutory: after.date };
  }
  const before = lastWorkingDayOnOrBefore(calendar, written);
  const ended = lastDayOf(addMonths(monthOf(written), -1));
  if (kind === 'REPORT_OF_ENDED_PERIOD' && before.date <= ended) {
    const words = AFTER_PERIOD(written, after.date, ended, before.date, rest);
    return { ...act(after, words), excused: 'HOLIDAY' };
  }
  return act(before, BEFORE(written, before.date, rest));
}
