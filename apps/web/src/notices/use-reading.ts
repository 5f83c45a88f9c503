import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.js';

/** Marks one notice as read, or with null all of them. */
export function useReading() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string | null) =>
      call('POST', id === null ? '/notices/read-all' : `/notices/${encodeURIComponent(id)}/read`),
    onSettled: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
}
