import { queryOptions } from '@tanstack/react-query';
import { call, query, type Filter } from '../api/call.js';
import type { Board } from '../api/types.js';

const REFRESH = 30_000;

/** One call for the whole board, so that its panels speak of the same moment. */
export const boardQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ['board', filter],
    queryFn: async ({ signal }) =>
      (await call<Board>('GET', `/board${query(filter)}`, { signal })).data,
    placeholderData: (before) => before,
    refetchInterval: REFRESH,
  });

export interface BoardSearch {
  readonly process?: string | undefined;
  readonly fund?: string | undefined;
  readonly period?: string | undefined;
  readonly year?: string | undefined;
}

/** The filter a list behind one of the board's figures needs to find the same duties. */
export const behind = (board: Board, { process, fund, period }: BoardSearch) => ({
  process,
  fund,
  period,
  year: board.year ?? undefined,
});
