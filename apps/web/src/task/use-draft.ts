import { useCallback, useState } from 'react';
import type { FormValues } from '../api/types.js';

export interface Draft {
  readonly form: FormValues | null;
  readonly comment: string;
}

const EMPTY: Draft = { form: null, comment: '' };
const place = (username: string, task: string): string => `tongchou.draft.${username}.${task}`;

function read(key: string): Draft {
  try {
    const kept = sessionStorage.getItem(key);
    return kept === null ? EMPTY : (JSON.parse(kept) as Draft);
  } catch {
    return EMPTY;
  }
}

function write(key: string, draft: Draft | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    return;
  }
}

/** What was typed survives a lost session, a lost race and a reload; it ends with the decision. */
export function useDraft(username: string, task: string) {
  const key = place(username, task);
  const [draft, set] = useState<Draft>(() => read(key));
  const change = useCallback(
    (part: Partial<Draft>) =>
      set((before) => {
        const next = { ...before, ...part };
        write(key, next);
        return next;
      }),
    [key],
  );
  const forget = useCallback(() => write(key, null), [key]);
  return { draft, change, forget };
}
