import { z } from 'zod';
import { noticeLimits } from '#domain/time/notice-limits.js';
import { neededLine, neededText, pastedText } from '../text.js';
import { cityId, clauseCode, dayAsked, dayText, instantText, yearNumber } from './values.js';

const noticeDays = z.array(
  z.strictObject({
    date: dayText,
    name: z.string(),
    off: z.boolean(),
    /** What an earlier notice made of this day is over: it goes by its weekday. */
    plain: z.literal(true).optional(),
  }),
);

/** A holiday notice as pasted, or as a JSON file with its checksum; what it leaves out is entered beside it. */
export const calendarNoticeText = z.strictObject({
  text: pastedText(noticeLimits.characters),
  /** A city's own days; absent: the nation's. */
  jurisdiction: cityId.nullable().default(null),
  year: yearNumber.optional(),
  number: neededLine(60).min(4).meta({ minLength: 4 }).optional(),
  date: dayAsked.optional(),
  title: neededLine(200).optional(),
});
export type CalendarNoticeText = z.infer<typeof calendarNoticeText>;

export const calendarNotice = z
  .strictObject({
    id: z.uuid(),
    jurisdiction: z.string().nullable(),
    year: z.int(),
    number: z.string(),
    date: dayText,
    title: z.string(),
    days: noticeDays,
    sha256: z.string(),
    state: z.enum(['PROPOSED', 'CONFIRMED', 'REJECTED']),
    proposedBy: z.string(),
    proposer: z.string(),
    proposedAt: instantText,
    decidedBy: z.string().nullable(),
    decider: z.string().nullable(),
    decidedAt: instantText.nullable(),
    reason: z.string().nullable(),
    /** Whether the caller may confirm or reject it: another person than who proposed it. */
    mayConfirm: z.boolean(),
    mayReject: z.boolean(),
  })
  .meta({ id: 'CalendarNotice' });
export type CalendarNoticeView = z.infer<typeof calendarNotice>;

export const calendarNoticesPage = z
  .strictObject({
    items: z.array(calendarNotice),
    next: z.null(),
    mayPropose: z.boolean(),
    /** The calendar this process counts with now, and its last published year. */
    version: z.string(),
    lastYear: z.int(),
  })
  .meta({ id: 'CalendarNotices' });
export type CalendarNoticesPage = z.infer<typeof calendarNoticesPage>;

const dates = z.strictObject({ statutory: dayText, operational: dayText }).nullable();

/** What would change: deadlines by clause, and duties whose day is frozen and stays. */
export const calendarPreview = z
  .strictObject({
    year: z.int().nullable(),
    number: z.string().nullable(),
    date: dayText.nullable(),
    title: z.string().nullable(),
    days: noticeDays,
    faults: z.array(
      z.strictObject({ code: z.string(), where: z.string(), zh: z.string(), en: z.string() }),
    ),
    /** Sentences that bear a date and change no day. */
    aside: z.array(z.string()),
    /** Days that the text names as worked and that are worked anyway. */
    unchanged: z.array(dayText),
    version: z.strictObject({ before: z.string(), after: z.string() }),
    moved: z.array(
      z.strictObject({
        city: z.string(),
        cityName: z.string(),
        clause: clauseCode,
        what: z.string(),
        before: dates,
        after: dates,
      }),
    ),
    /** By city: deadlines that stay and are 暂定 no longer. */
    becameFinal: z.array(
      z.strictObject({ city: z.string(), cityName: z.string(), count: z.int() }),
    ),
    /** Open duties that keep the day they were dated with, though it would be another now. */
    frozen: z.array(
      z.strictObject({
        obligationId: z.uuid(),
        caseId: z.string(),
        clause: clauseCode,
        what: z.string(),
        before: dates,
        after: dates,
      }),
    ),
  })
  .meta({ id: 'CalendarPreview' });
export type CalendarPreview = z.infer<typeof calendarPreview>;

export const calendarNoticeDetail = z
  .strictObject({ notice: calendarNotice, source: z.string(), preview: calendarPreview })
  .meta({ id: 'CalendarNoticeDetail' });
export type CalendarNoticeDetail = z.infer<typeof calendarNoticeDetail>;

export const calendarRejection = z.strictObject({
  reason: neededText(500),
});
export type CalendarRejection = z.infer<typeof calendarRejection>;
