import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.js';
import { taskQuery } from '../api/queries.js';

export function useClaim(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (verb: 'claim' | 'release') =>
      call('POST', `/tasks/${encodeURIComponent(id)}/${verb}`, { body: {} }),
    onSettled: async () => {
      await client.invalidateQueries(taskQuery(id));
      await client.invalidateQueries({ queryKey: ['tasks'] });
    },
  });
}
