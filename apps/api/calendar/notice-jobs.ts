import type { CalendarPreview } from '#contracts/api/calendar-notices.js';
import type { NoticeHead, NoticeReading } from '#domain/time/notice.js';
import type { PublishedNotice } from '#domain/time/working-calendar.js';
import { calendarWith } from '#policy/calendar.js';
import { deadlineChanges } from '#policy/calendar-preview.js';
import { loadPack, packs } from '#policy/load-packs.js';
import { readNoticeInput } from '#policy/notice-file.js';
import { invalid } from '../http/problems.js';
import { pairOf } from './notice-pair.js';

/* These run in the thread beside the API's loop. The notices in force come with the job: only the API reads them. */

/** The text of a notice, or its file, as it was read; one that changes another is read against what is in force. */
export const readNoticeText = (
  text: string,
  head: NoticeHead,
  jurisdiction: string | null,
  inForce: readonly PublishedNotice[],
): NoticeReading => readNoticeInput(text, head, calendarWith(jurisdiction, inForce));

/** A month may be left with fewer working days than a clause counts: nothing could be dated in it any more. */
function orInvalid<Result>(dated: () => Result): Result {
  try {
    return dated();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message =
      '放假过多，有的月份工作日不足，无法推算期限；请核对通知原文 / So many days off leave a month with too few working days to date its deadlines; check the notice';
    throw invalid(
      [{ pointer: '/text', code: 'TOO_FEW_WORKING_DAYS', message }],
      'NOTICE_DISAGREES',
    );
  }
}

/** What a notice does to the deadlines of every city it is about. */
export type NoticeChanges = Pick<CalendarPreview, 'version' | 'moved' | 'becameFinal'>;

export function noticeChanges(
  notice: PublishedNotice,
  inForce: readonly PublishedNotice[],
): NoticeChanges {
  const { jurisdiction } = notice;
  const cities = jurisdiction === null ? packs() : [loadPack(jurisdiction)];
  const changes = cities.map((pack) => {
    const pair = pairOf(pack.id, notice, inForce);
    const { moved, becameFinal: count } = orInvalid(() => deadlineChanges(pack, pair, notice.year));
    const named = { city: pack.id, cityName: pack.name.zh };
    return { final: { ...named, count }, moved: moved.map((each) => ({ ...each, ...named })) };
  });
  const own = pairOf(jurisdiction, notice, inForce);
  return {
    version: { before: own.before.version, after: own.after.version },
    moved: changes.flatMap(({ moved }) => moved),
    becameFinal: changes.map(({ final }) => final),
  };
}
