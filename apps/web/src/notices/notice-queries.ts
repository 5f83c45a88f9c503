import { queryOptions } from '@tanstack/react-query';
import type { NoticesPage } from '#contracts/api/notices.js';
import { call, query, type Filter } from '../api/call.js';

export type { Notice } from '#contracts/api/notices.js';

export const noticesQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ['notices', 'list', filter],
    queryFn: async ({ signal }) =>
      (await call<NoticesPage>('GET', `/notices${query(filter)}`, { signal })).data,
    placeholderData: (before) => before,
  });

/** How many are unread; asked now and then too, in case the stream is down. */
export const unreadQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  queryFn: async ({ signal }) =>
    (await call<NoticesPage>('GET', '/notices?box=unread&limit=1', { signal })).data.unread,
  staleTime: 10_000,
  refetchInterval: 120_000,
});
