import type { Wait } from './cases.js';
import type { Asked } from './escalation.js';

/** Where a case that runs its page stands: over, or before these desks; none: it waits for other cases. */
export type StageStanding =
  | { readonly over: true }
  | {
      readonly over: false;
      readonly asks: readonly Asked[];
      /** When to ask again though nobody decided. */
      readonly wait?: Wait;
    };

/** Processes that are pages: words and law in YAML, no code of their own (docs/adr/0034). */
export interface CourseActivities {
  /**
   * Acts on what was decided (`after`), goes through every stage that is ready and puts before their desks
   * what is asked next, in one transaction. Asked again it answers the same.
   */
  takeStage(request: { readonly caseId: string; readonly after?: string }): Promise<StageStanding>;
}
