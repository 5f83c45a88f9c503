import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.js';
import type { Letter } from '../api/types.js';

const pathOf = (id: string): string => `/letters/${encodeURIComponent(id)}`;

/** A letter with the version that `If-Match` takes. */
export type OpenedLetter = Letter & { readonly etag: string };

/** A proxy on the way may rewrite the ETag header; the version in the answer is what was read. */
const opened = ({ data }: { data: Letter }): OpenedLetter => ({
  ...data,
  etag: `"${data.version}"`,
});

export const letterQuery = (id: string) =>
  queryOptions({
    queryKey: ['letter', id],
    queryFn: async ({ signal }) => opened(await call<Letter>('GET', pathOf(id), { signal })),
  });

/**
 * The letter as a task of this version shows it. It is read after the task, so it is never older than
 * what that version vouches for: if it is newer, deciding under the version is refused.
 */
export const shownLetterQuery = (id: string, taskEtag: string) =>
  queryOptions({
    queryKey: ['letter', id, 'shown', taskEtag],
    queryFn: async ({ signal }) => opened(await call<Letter>('GET', pathOf(id), { signal })),
    placeholderData: keepPreviousData,
    enabled: id !== '',
  });

/** Whether two readings of a letter say the same. */
export const saysTheSame = (one: Letter, other: Letter): boolean =>
  JSON.stringify([one.title, one.recipients, one.copies, one.body, one.day]) ===
  JSON.stringify([other.title, other.recipients, other.copies, other.body, other.day]);

export interface Wording {
  readonly title: string;
  readonly body: readonly string[];
}

export const saveLetter = async (letter: OpenedLetter, wording: Wording): Promise<OpenedLetter> =>
  opened(
    await call<Letter>('PUT', pathOf(letter.id), {
      body: wording,
      headers: { 'if-match': letter.etag },
    }),
  );
