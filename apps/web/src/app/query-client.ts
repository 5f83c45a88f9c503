import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../api/call.js';

const isPassing = (error: unknown): boolean =>
  error instanceof ProblemError && (error.status === 0 || error.status >= 502);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: true,
      retry: (failures, error) => failures < 2 && isPassing(error),
    },
    mutations: { retry: false },
  },
});
