import type { TaskDecision } from '#contracts/api/tasks.js';
import { decisionTable, wayOf } from '#policy/decisions.js';
import type { Offered } from '#persistence/inbox/task-row.js';

/** A button as a task's row holds it, in the words of the day it was drawn up. */
export type OfferedDecision = Omit<TaskDecision, 'way' | 'titleEn'> & Offered;

/** What a decision is called: as its task offered it, and by the table where that says nothing (any more). */
export function titleOfDecision(
  code: string,
  offered: Partial<Offered> | null,
): { readonly zh: string; readonly en: string } {
  const title = decisionTable().get(code)?.title;
  return {
    zh: offered?.title ?? title?.zh ?? code,
    en: offered?.titleEn ?? title?.en ?? code,
  };
}

/** The ways to decide a task; where each leads is its code's, for tasks of every age. */
export const offeredDecisions = (decisions: readonly unknown[]): TaskDecision[] =>
  (decisions as readonly OfferedDecision[]).map((each) => ({
    ...each,
    way: wayOf(each.code),
    titleEn: titleOfDecision(each.code, each).en,
  }));
