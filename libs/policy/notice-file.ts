import { createHash } from 'node:crypto';
import { z } from 'zod';
import { faultsOfDays, inOrder } from '#domain/time/notice-days.js';
import { listedFaults, noticeFault } from '#domain/time/notice-faults.js';
import { isTooLong, noticeLimits } from '#domain/time/notice-limits.js';
import { withoutInvisible } from '#domain/text/refused-characters.js';
import { isVisible } from '#domain/text/visible.js';
import { line } from '#contracts/text.js';
import { readNotice, type NoticeHead, type NoticeReading } from '#domain/time/notice.js';
import type { WorkingCalendar } from '#domain/time/working-calendar.js';
import { firstYear, isDayAsked, lastYear } from '#domain/time/years.js';
import { loadCalendar } from './calendar.js';
import { daySchema } from './schema/text.schema.js';

/** Kept letter by letter, because the checksum is of every letter. */
const shown = (most: number): z.ZodString =>
  line(most).refine(isVisible, '没有可见的字 / nothing to see');

const fileSchema = z.strictObject({
  year: z.int().min(firstYear).max(lastYear),
  number: shown(60).min(4),
  date: daySchema.refine(isDayAsked),
  title: shown(200),
  days: z
    .array(z.strictObject({ date: daySchema, name: shown(40), off: z.boolean() }))
    .min(1)
    .max(noticeLimits.days),
  sha256: z.string(),
});
type NoticeFile = z.infer<typeof fileSchema>;

/** SHA-256 of a notice's content: the JSON of year, number, date, title and days, in this order. */
export function noticeChecksum(file: Omit<NoticeFile, 'sha256'>): string {
  const { year, number, date, title } = file;
  const days = file.days.map(({ date: on, name, off }) => ({ date: on, name, off }));
  const content = JSON.stringify({ year, number, date, title, days });
  return createHash('sha256').update(content).digest('hex');
}

const nothing: NoticeHead = { year: null, number: null, date: null, title: null };

const unreadable = (where: string, why: string): NoticeReading => ({
  ...nothing,
  days: [],
  faults: [noticeFault.notReadable(where, why)],
  aside: [],
  unchanged: [],
});

function readFile(text: string): NoticeReading {
  if (isTooLong(text)) {
    return { ...nothing, days: [], faults: [noticeFault.tooLong()], aside: [], unchanged: [] };
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return unreadable('', error instanceof Error ? error.message : 'JSON');
  }
  const read = fileSchema.safeParse(content);
  if (!read.success) {
    const [issue] = read.error.issues;
    return unreadable(issue?.path.join('.') ?? '', issue?.message ?? '');
  }
  const { year, number, date, title, sha256 } = read.data;
  const days = read.data.days.map((each) => ({ ...each, where: each.date }));
  const found = noticeChecksum(read.data);
  return {
    year,
    number,
    date,
    title,
    days: inOrder(days),
    faults: listedFaults([
      ...(found === sha256 ? [] : [noticeFault.checksum(sha256, found)]),
      ...faultsOfDays(year, days),
    ]),
    aside: [],
    unchanged: [],
  };
}

/**
 * Reads what a clerk hands in: the pasted text of a notice, or a JSON file with its checksum. A notice that
 * changes an earlier one is read against the calendar before it.
 */
export function readNoticeInput(
  text: string,
  entered: Partial<NoticeHead> = {},
  calendar: WorkingCalendar = loadCalendar(),
): NoticeReading {
  return text.trimStart().startsWith('{')
    ? readFile(text)
    : readNotice(withoutInvisible(text), entered, calendar);
}
