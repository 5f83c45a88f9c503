import { useCallback } from 'react';

const trails = new Map<string, (string | undefined)[]>();

/**
 * Where the pages before this one begin. A keyset cursor only looks forward, so the way back is
 * remembered per list; after a reload the way back is the first page.
 */
export function useCursor(
  list: string,
  { cursor, page = 1 }: { cursor?: string | undefined; page?: number | undefined },
  go: (cursor: string | undefined, page: number) => void,
) {
  const next = useCallback(
    (to: string) => {
      const trail = trails.get(list) ?? [];
      trail[page] = cursor;
      trails.set(list, trail);
      go(to, page + 1);
    },
    [list, cursor, page, go],
  );
  const previous = useCallback(() => {
    const trail = trails.get(list) ?? [];
    const known = page === 2 || page - 1 in trail;
    go(known ? trail[page - 1] : undefined, known ? page - 1 : 1);
  }, [list, page, go]);
  return { next, previous, page };
}
