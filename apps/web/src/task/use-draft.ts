import type { FormValues } from '../api/types.js';
import { useKept } from '../ui/use-kept.js';

export interface Draft {
  readonly form: FormValues | null;
  readonly comment: string;
}

const EMPTY: Draft = { form: null, comment: '' };

/** What was typed about a task survives leaving its page; it ends with the decision. */
export function useDraft(task: string) {
  const { value, restored, set, drop } = useKept<Draft>(`task/${task}`, EMPTY);
  const typed = value.form !== null || value.comment !== '';
  return { draft: value, typed, restored: restored && typed, change: set, forget: drop };
}
