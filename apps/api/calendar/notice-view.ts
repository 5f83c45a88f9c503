import type { CalendarNoticeView } from '#contracts/api/calendar-notices.js';
import { keptDay } from '#domain/time/notice-days.js';
import { instantText } from '#domain/time/instant.js';
import type { CalendarNotice } from '#persistence/calendar/calendar-notices.js';

const textOf = (at: Date | null): string | null => at && instantText(at.getTime());

/** A notice as everybody reads it, with what this reader may do. */
export function noticeView(
  notice: CalendarNotice,
  rights: { readonly mayConfirm: boolean; readonly mayReject: boolean },
): CalendarNoticeView {
  const { source: _source, proposedPerson: _person, days, proposedAt, decidedAt, ...rest } = notice;
  return {
    ...rest,
    days: days.map(keptDay),
    proposedAt: instantText(proposedAt.getTime()),
    decidedAt: textOf(decidedAt),
    ...rights,
  };
}
