import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.js';
import type { Letter } from '../api/types.js';

const pathOf = (id: string): string => `/letters/${encodeURIComponent(id)}`;

/** A letter with the version that `If-Match` takes. */
export type OpenedLetter = Letter & { readonly etag: string };

const opened = ({ data, etag }: { data: Letter; etag: string | null }): OpenedLetter => ({
  ...data,
  etag: etag ?? `"${data.version}"`,
});

export const letterQuery = (id: string) =>
  queryOptions({
    queryKey: ['letter', id],
    queryFn: async ({ signal }) => opened(await call<Letter>('GET', pathOf(id), { signal })),
  });

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
