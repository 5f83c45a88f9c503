import { queryOptions } from '@tanstack/react-query';
import type { CaseItem, CasesFilter, ProcessesList } from '#contracts/api/case-lists.js';
import { call, query, type Filter } from '../api/call.js';
import type { Page } from '../api/types.js';

const REFRESH = 30_000;

/** 办件: the filters as they stand in the address. */
export type CaseSearch = { readonly [Name in keyof CasesFilter]?: string | undefined };

export const casesQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ['cases', filter],
    queryFn: async ({ signal }) =>
      (await call<Page<CaseItem>>('GET', `/cases${query(filter)}`, { signal })).data,
    placeholderData: (before) => before,
    refetchInterval: REFRESH,
  });

export const processesQuery = (city: string) =>
  queryOptions({
    queryKey: ['processes', city],
    queryFn: async ({ signal }) =>
      (await call<ProcessesList>('GET', `/processes${query({ city })}`, { signal })).data,
    refetchInterval: REFRESH,
  });
