import { queryOptions } from '@tanstack/react-query';
import type { NamesView } from '#contracts/api/names.js';
import { call, query, type Filter } from './call.js';
import { meetSession } from './page-person.js';
import type {
  Account,
  CalendarDay,
  CaseOf,
  CaseView,
  Clock,
  DecisionReceipt,
  Obligation,
  ObligationsPage,
  Page,
  Posting,
  Session,
  Task,
  TaskItem,
  Transfer,
} from './types.js';

const CAPPED_COUNT = 100;
const WHOLE_LIST_PAGES = 5;

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) =>
    meetSession((await call<Session>('GET', '/session', { signal })).data),
  staleTime: 60_000,
  refetchInterval: 60_000,
  retry: false,
});

/** What the hosted cities call things; it changes with the packs, and those with a new version of the product. */
export const namesQuery = queryOptions({
  queryKey: ['names'],
  queryFn: async ({ signal }) => (await call<NamesView>('GET', '/names', { signal })).data,
  staleTime: Infinity,
  gcTime: Infinity,
});

export const clockQuery = queryOptions({
  queryKey: ['clock'],
  queryFn: async ({ signal }) => (await call<Clock>('GET', '/clock', { signal })).data,
  refetchInterval: 30_000,
});

export const tasksQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ['tasks', 'list', filter],
    queryFn: async ({ signal }) =>
      (await call<Page<TaskItem>>('GET', `/tasks${query(filter)}`, { signal })).data,
    placeholderData: (before) => before,
  });

/** 我发起的 are the cases I began; the API's box of that name is the whole unit's. */
export const boxFilter = (box: string | undefined): Filter =>
  box === 'started' ? { startedBy: 'me' } : { box };

/** A box's count, `null` when there are more than anybody counts at a glance. */
export const boxCountQuery = (box: string) =>
  queryOptions({
    queryKey: ['tasks', 'count', box],
    queryFn: async ({ signal }) => {
      const { data } = await call<Page<TaskItem>>(
        'GET',
        `/tasks${query({ ...boxFilter(box), limit: CAPPED_COUNT })}`,
        { signal },
      );
      return { count: data.items.length, more: data.next !== null };
    },
    staleTime: 10_000,
  });

/** A task with the version that `If-Match` takes. */
export type OpenedTask = Task & { readonly etag: string };

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['task', id],
    queryFn: async ({ signal }): Promise<OpenedTask> => {
      const path = `/tasks/${encodeURIComponent(id)}`;
      const { data } = await call<Task>('GET', path, { signal });
      // A proxy on the way may rewrite the ETag header; the version in the answer is what was read.
      return { ...data, etag: `"${data.version}"` };
    },
  });

export const decisionQuery = (id: string) =>
  queryOptions({
    queryKey: ['decision', id],
    queryFn: async ({ signal }) =>
      (await call<DecisionReceipt>('GET', `/decisions/${encodeURIComponent(id)}`, { signal })).data,
    refetchInterval: ({ state }) => (state.data?.state === 'APPLIED' ? false : 500),
  });

export const casePath = ({ city, process, unit, fund, period }: CaseOf): string =>
  [city, process, unit, fund, period].map(encodeURIComponent).join('/');

export const caseQuery = (of: CaseOf) =>
  queryOptions({
    queryKey: ['case', casePath(of)],
    queryFn: async ({ signal }) =>
      (await call<CaseView>('GET', `/cases/${casePath(of)}`, { signal })).data,
  });

export const transfersQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ['transfers', filter],
    queryFn: async ({ signal }) =>
      (await call<Page<Transfer>>('GET', `/transfers${query(filter)}`, { signal })).data,
    placeholderData: (before) => before,
  });

/** The board's own list knows years and stages too; the plain one is the contract's. */
const dutiesPath = (filter: Filter): string =>
  filter['year'] !== undefined || filter['duty'] !== undefined
    ? '/board/obligations'
    : '/obligations';

export const obligationsQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ['obligations', filter],
    queryFn: async ({ signal }) =>
      (await call<ObligationsPage>('GET', `${dutiesPath(filter)}${query(filter)}`, { signal }))
        .data,
    placeholderData: (before) => before,
  });

export const obligationQuery = (id: string) =>
  queryOptions({
    queryKey: ['obligation', id],
    queryFn: async ({ signal }) =>
      (await call<Obligation>('GET', `/obligations/${encodeURIComponent(id)}`, { signal })).data,
  });

/** All accounts of a filter, so that their sum means something; the list is short by nature. */
export const accountsQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ['accounts', filter],
    queryFn: async ({ signal }) => {
      const items: Account[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < WHOLE_LIST_PAGES; page += 1) {
        const path = `/accounts${query({ ...filter, limit: 200, cursor })}`;
        const { data } = await call<Page<Account>>('GET', path, { signal });
        items.push(...data.items);
        if (data.next === null) return { items, next: null, complete: true };
        cursor = data.next;
      }
      return { items, next: null, complete: false };
    },
  });

export const postingsQuery = (account: string, filter: Filter) =>
  queryOptions({
    queryKey: ['postings', account, filter],
    queryFn: async ({ signal }) => {
      const path = `/accounts/${encodeURIComponent(account)}/postings${query(filter)}`;
      return (await call<Page<Posting>>('GET', path, { signal })).data;
    },
    placeholderData: (before) => before,
  });

/** A published day does not change under an open page. */
export const calendarDayQuery = (date: string) =>
  queryOptions({
    queryKey: ['calendar', date],
    queryFn: async ({ signal }) =>
      (await call<CalendarDay>('GET', `/calendar/day/${date}`, { signal })).data,
    staleTime: Infinity,
    gcTime: Infinity,
  });
