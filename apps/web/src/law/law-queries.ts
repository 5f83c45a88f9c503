import { queryOptions } from '@tanstack/react-query';
import type { CoverageView, ReadingsView } from '#contracts/api/law.js';
import { call, query } from '../api/call.js';

export type Coverage = CoverageView;
export type Clause = Coverage['items'][number];
export type Governed = Clause['governs'][number];
export type Outline = Coverage['documents'][number];
export type Reading = ReadingsView['items'][number];

/** The law changes with the packs, and those with a new version of the product. */
export const coverageQuery = (city: string) =>
  queryOptions({
    queryKey: ['policy', 'coverage', city],
    queryFn: async ({ signal }) =>
      (await call<Coverage>('GET', `/policy/coverage${query({ city })}`, { signal })).data,
    staleTime: Infinity,
  });

/** One city's register of readings, or that of all. */
export const readingsQuery = (city: string | undefined) =>
  queryOptions({
    queryKey: ['policy', 'readings', city ?? ''],
    queryFn: async ({ signal }) =>
      (await call<ReadingsView>('GET', `/policy/readings${query({ city })}`, { signal })).data
        .items,
    staleTime: Infinity,
  });
