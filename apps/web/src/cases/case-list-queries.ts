import { queryOptions } from '@tanstack/react-query';
import type { CaseItem, ProcessesList } from '#contracts/api/case-lists.js';
import { call, query, type Filter } from '../api/call.js';
import type { Page } from '../api/types.js';

const REFRESH = 30_000;

/** 办件: the filters as they stand in the address. */
export interface CaseSearch {
  readonly city?: string | undefined;
  readonly process?: string | undefined;
  readonly unit?: string | undefined;
  readonly fund?: string | undefined;
  readonly period?: string | undefined;
  readonly state?: string | undefined;
  readonly finished?: string | undefined;
  readonly q?: string | undefined;
}

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
