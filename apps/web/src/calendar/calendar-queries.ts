import { queryOptions } from '@tanstack/react-query';
import type {
  CalendarNoticeDetail,
  CalendarNoticesPage,
  CalendarNoticeView,
  CalendarPreview,
} from '#contracts/api/calendar-notices.js';
import { call } from '../api/call.js';

export type { CalendarNoticeView, CalendarPreview } from '#contracts/api/calendar-notices.js';

const path = '/calendar/notices';

/** What is sent of a notice: its words, and what they leave out. */
export interface NoticeDraft {
  readonly text: string;
  readonly jurisdiction: string | null;
  readonly year?: number;
  readonly number?: string;
  readonly date?: string;
}

/** A notice with the tag of what is shown of it; a confirmation is about that. */
export type OpenedNotice = CalendarNoticeDetail & { readonly etag: string };

export const calendarNoticesQuery = queryOptions({
  queryKey: ['calendar-notices', 'list'],
  queryFn: async ({ signal }) => (await call<CalendarNoticesPage>('GET', path, { signal })).data,
});

export const calendarNoticeQuery = (id: string) =>
  queryOptions({
    queryKey: ['calendar-notices', id],
    queryFn: async ({ signal }): Promise<OpenedNotice> => {
      const at = `${path}/${encodeURIComponent(id)}`;
      const { data, etag } = await call<CalendarNoticeDetail>('GET', at, { signal });
      return { ...data, etag: etag ?? '' };
    },
  });

export const previewNotice = async (body: NoticeDraft): Promise<CalendarPreview> =>
  (await call<CalendarPreview>('POST', `${path}/preview`, { body })).data;

export const proposeNotice = async (body: NoticeDraft): Promise<CalendarNoticeDetail> =>
  (await call<CalendarNoticeDetail>('POST', path, { body })).data;

export const decideNotice = async (
  { notice: { id }, etag }: OpenedNotice,
  decision: 'confirm' | 'reject',
  reason: string,
): Promise<CalendarNoticeView> =>
  (
    await call<CalendarNoticeView>('POST', `${path}/${encodeURIComponent(id)}/${decision}`, {
      body: decision === 'reject' ? { reason } : {},
      headers: { 'if-match': etag },
    })
  ).data;
