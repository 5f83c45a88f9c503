import { queryOptions } from '@tanstack/react-query';
import type { PeoplePage, Person } from '#contracts/api/people.js';
import { call, query } from '../api/call.js';

export type { Person } from '#contracts/api/people.js';

/** What the list is narrowed to, as it stands in the address. */
export interface PeopleSearch {
  readonly q?: string | undefined;
  readonly unit?: string | undefined;
  readonly cursor?: string | undefined;
  readonly page?: string | undefined;
}

export const peopleQuery = ({ q, unit, cursor }: PeopleSearch) =>
  queryOptions({
    queryKey: ['people', { q, unit, cursor }],
    queryFn: async ({ signal }) =>
      (await call<PeoplePage>('GET', `/people${query({ q, unit, cursor })}`, { signal })).data,
  });

export const setEmail = async (username: string, email: string): Promise<Person> =>
  (
    await call<Person>('POST', `/people/${encodeURIComponent(username)}/email`, {
      body: { email: email.trim() },
    })
  ).data;
