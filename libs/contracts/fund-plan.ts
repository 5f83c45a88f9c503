import type { Wait } from './cases.js';

/** What a county's case learns when the city's word is in. */
export type PlanStanding =
  | { readonly standing: 'WAITING' }
  | { readonly standing: 'RETURNED' }
  | { readonly standing: 'APPROPRIATED'; readonly disburses: boolean };

/** 用款计划 P11 of the versions before its pages (丽政办发〔2021〕61号 附件第九条): each one idempotent transaction. */
export interface FundPlanActivities {
  /** The reviewed plan counts as filed; the last county to file wakes the city's case. */
  filePlan(request: { readonly caseId: string; readonly after: string }): Promise<PlanStanding>;
  /** A silent county: the last actuals stand in. `wait` when it is too early, `decided` when somebody was quicker. */
  defaultPlan(request: {
    readonly caseId: string;
  }): Promise<
    | { readonly outcome: 'DEFAULTED' }
    | { readonly outcome: 'TOO_EARLY'; readonly wait: Wait }
    | { readonly outcome: 'DECIDED' }
  >;
  /** Where a filed county plan stands with the city. */
  planStanding(request: { readonly caseId: string }): Promise<PlanStanding>;
  /** Are all plans of the fund and month in? */
  plansIn(request: { readonly caseId: string }): Promise<boolean>;
  /** One county's plan goes back to its preparer. */
  returnPlan(request: { readonly caseId: string; readonly after: string }): Promise<void>;
  /** Finance approved: the plan of the fund and month stands. */
  approvePlan(request: { readonly caseId: string; readonly after: string }): Promise<void>;
  /** The money is on the city expenditure account: every county's case is told. */
  appropriated(request: { readonly caseId: string }): Promise<void>;
}

/** Outside: a month's actuals from the insurance system, with which the plans of these versions begin. */
export interface FundPlanInputActivities {
  importActuals(request: { readonly city: string; readonly month: string }): Promise<void>;
}
