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
      /** Figures of outside systems are fetched before anything else (`fetchFigures`). */
      readonly fetches?: { readonly stage: string; readonly revision: number };
      /** These transfers of the page are paid before anything else, in this order. */
      readonly pays?: readonly string[];
      /** How often the steps of payments were asked about transfers paid before (a case that is rebuilt begins there). */
      readonly rounds?: readonly Asked[];
    };

/** Processes that are pages: words and law in YAML, no code of their own (docs/adr/0034). */
export interface CourseActivities {
  /**
   * Acts on what was decided (`after`), goes through every stage that is ready and puts before their desks
   * what is asked next, in one transaction. Asked again it answers the same.
   */
  takeStage(request: { readonly caseId: string; readonly after?: string }): Promise<StageStanding>;
}

/** Outside: what a page's `fetch` asks of the insurance platform (医保信息平台). */
export interface FetchActivities {
  /** Gets the figures of a stage and writes them down as facts; asked again it writes nothing twice. */
  fetchFigures(request: {
    readonly caseId: string;
    readonly stage: string;
    readonly revision: number;
  }): Promise<void>;
}
