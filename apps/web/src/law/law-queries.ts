import { queryOptions } from '@tanstack/react-query';
import { call, query } from '../api/call.js';
import type { Words } from '../names/names.js';

/** An open question of a city's document: how it is read, and how else it could be. */
export interface Reading {
  readonly id: string;
  readonly question: Words;
  readonly clauses: readonly string[];
  readonly chosen: string | null;
  readonly status: 'PROPOSED' | 'ADOPTED' | 'BLOCKED';
  readonly adoptedBy: {
    readonly person: string;
    readonly document: string;
    readonly on: string;
  } | null;
  readonly alternatives: readonly { readonly code: string; readonly text: Words }[];
}

export const readingsQuery = (city: string) =>
  queryOptions({
    queryKey: ['policy', 'readings', city],
    queryFn: async ({ signal }) =>
      (
        await call<{ items: readonly Reading[] }>('GET', `/policy/readings${query({ city })}`, {
          signal,
        })
      ).data.items,
    staleTime: Infinity,
    retry: false,
  });
