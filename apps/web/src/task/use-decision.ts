import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, ProblemError } from '../api/call.js';
import { newKey } from '../api/new-key.js';
import { taskQuery, type OpenedTask } from '../api/queries.js';
import type { DecisionReceipt, FormValues } from '../api/types.js';
import type { FieldErrors } from './form/pointers.js';

export interface Verdict {
  readonly decision: string;
  readonly form: FormValues;
  readonly comment?: string;
  readonly returnTo?: string;
  readonly reasonCode?: string;
}

export const errorsOf = (error: unknown): FieldErrors =>
  error instanceof ProblemError
    ? Object.fromEntries((error.problem.errors ?? []).map((each) => [each.pointer, each.message]))
    : {};

/** A verdict is sent under one key for as long as the form is open, so that a retry is no second one. */
export function useDecision(task: OpenedTask, whenDecided: (answer: DecisionReceipt) => void) {
  const client = useQueryClient();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: async (verdict: Verdict) => {
      const { data } = await call<DecisionReceipt>(
        'POST',
        `/tasks/${encodeURIComponent(task.id)}/decision`,
        { body: verdict, headers: { 'idempotency-key': key, 'if-match': task.etag } },
      );
      return data;
    },
    onSuccess: (answer) => {
      whenDecided(answer);
      void client.invalidateQueries({ queryKey: ['tasks'] });
      void client.invalidateQueries(taskQuery(task.id));
    },
    onError: (error) => {
      const stale = error instanceof ProblemError && [409, 412, 428].includes(error.status);
      if (stale) void client.invalidateQueries(taskQuery(task.id));
    },
  });
}
