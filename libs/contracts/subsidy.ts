import type { Wait } from './cases.js';

/** Where a county's subsidy stands: which stage is being collected, and whether its desk is asked to pay. */
export type SubsidyStanding =
  | { readonly settled: true }
  | {
      readonly settled: false;
      readonly stage: number;
      readonly asks: boolean;
      readonly wait?: Wait;
    };

/** 财政补助上划 P08 (丽政办发〔2021〕61号 附件第五条): each one idempotent transaction. */
export interface SubsidyActivities {
  /** The city's notice: the liability stands, its two stages fall due. */
  issueNotice(request: { readonly caseId: string; readonly after: string }): Promise<void>;
  /** What has come, by value date, against what is due by now; closes a case that is settled. */
  subsidyStanding(request: {
    readonly caseId: string;
    readonly after?: string;
  }): Promise<SubsidyStanding>;
}

/** Outside: enrolment from the insurance system, the draft the county begins with. */
export interface SubsidyInputActivities {
  importSubsidyInputs(request: { readonly caseId: string }): Promise<void>;
}
