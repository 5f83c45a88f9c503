import type { Wait } from './cases.js';

/** What a county's case learns when the city's word is in. */
export type PlanStanding =
  | { readonly standing: 'WAITING' }
  | { readonly standing: 'RETURNED' }
  | { readonly standing: 'APPROPRIATED'; readonly disburses: boolean };

/** 用款计划 P11 (丽政办发〔2021〕61号 附件第九条): the plan's own steps, each one idempotent transaction. */
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

/** Opening a period: a month's actuals come from the insurance system, then every case is started on its own. */
export interface OpenPeriodInput {
  readonly city: string;
  readonly process: string;
  /** The kind of case that opens by a rule of its own; absent: what the process opens. */
  readonly kind?: string;
  /** A period that did not open in its time (a renewal opens it); absent: the one of the instant. */
  readonly period?: string;
  /** RFC 3339; only where no Schedule started it. */
  readonly scheduledAt?: string;
}
export interface OpenPeriodActivities {
  importActuals(request: { readonly city: string; readonly month: string }): Promise<void>;
  /** As `openCases`, with the figures that the cases begin with. */
  openWithFigures(
    request: OpenPeriodInput & { readonly period: string },
  ): Promise<{ readonly opened: number }>;
}
export interface OpenCasesActivities {
  /** `scheduledAt` RFC 3339: the Schedule's own instant, from which the month follows. */
  periodOf(request: OpenPeriodInput & { readonly scheduledAt: string }): Promise<{
    readonly period: string;
    /** Only where a plan begins with last month's actuals. */
    readonly actualMonth?: string;
    /** The cases begin with figures of the insurance platform. */
    readonly figures?: true;
  }>;
  openCases(
    request: OpenPeriodInput & { readonly period: string },
  ): Promise<{ readonly opened: number }>;
}
