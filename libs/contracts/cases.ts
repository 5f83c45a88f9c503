import type { Verdict } from './engine.js';

/** How a case begins. All it needs to know is who it is; facts and law are read by activities. */
export interface CaseInput {
  readonly caseId: string;
}

/** How long the workflow sleeps before it asks again. Absent: nothing happens by time alone. */
export interface Wait {
  readonly ms: number;
}

/** A step to put before a desk; `after` is the decision whose effect is recorded first. */
export interface StepRequest {
  readonly caseId: string;
  readonly step: string;
  readonly round: number;
  readonly after?: string;
  /** The transfer the step is about, where it is about one. */
  readonly transfer?: string;
}

/** The step stands in the inbox, or was decided already (a case that is rebuilt hears so at once). */
export interface StepOpened {
  readonly taskId: string;
  readonly decided?: Verdict;
  /** Its time was up long ago: a case that is rebuilt goes on to what came after. */
  readonly withdrawn?: true;
  readonly wait?: Wait;
}

/** Activities every process uses: they write only our own database, so they run as local activities. */
export interface CaseActivities {
  openStep(request: StepRequest): Promise<StepOpened>;
  closeCase(request: { readonly caseId: string; readonly after?: string }): Promise<void>;
}
