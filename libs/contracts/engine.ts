import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Way } from '#domain/process/way.js';
import { pageWorkflows } from './process/pages.js';

/** Task queues: a hanging outside system must not starve the cases. */
export const Queue = {
  cases: 'cases',
  bank: 'adapters-bank',
  finance: 'adapters-finance',
  insurance: 'adapters-insurance',
} as const;

/** Workflow types by the name they are registered under. */
export const WorkflowType = {
  countyFundPlan: 'countyFundPlan',
  cityFundPlan: 'cityFundPlan',
  openPeriod: 'openPeriod',
  bankStatements: 'bankStatements',
  countySubsidy: 'countySubsidy',
  overdueEscalation: 'overdueEscalation',
  openItem: 'openItem',
  inOrder: 'inOrder',
  ...pageWorkflows,
} as const;
export type WorkflowType = (typeof WorkflowType)[keyof typeof WorkflowType];

/** The pages of code that run processes; a pack says which of its processes each one runs. */
export const pages = ['FUND_PLAN', 'SUBSIDY', 'RECONCILIATION', 'ESCALATION', 'ADOPTION'] as const;
export type CodePage = (typeof pages)[number];

/** Which workflow runs a case that a calendar opens, by its process's page and by whose case it is. */
export const caseWorkflow: Readonly<
  Partial<Record<CodePage, Readonly<Partial<Record<'UNIT' | 'CITY', WorkflowType>>>>>
> = {
  SUBSIDY: { UNIT: WorkflowType.countySubsidy },
  FUND_PLAN: { UNIT: WorkflowType.countyFundPlan, CITY: WorkflowType.cityFundPlan },
};

/** A person's decision, as the engine hears of it: ids and codes only, amounts stay in PostgreSQL. */
export interface Verdict {
  readonly decisionId: string;
  readonly step: string;
  readonly round: number;
  readonly code: string;
  /** Absent in what was sent before decisions had one: `wayOf` in workflows/steps/way.ts knows. */
  readonly way?: Way;
  readonly returnTo?: string;
}

/** What one case, or a bank's statement, tells another case. Needs no answer, so it is a Signal. */
export interface Notice {
  readonly kind:
    | 'PLANS_IN'
    | 'PLAN_RETURNED'
    | 'APPROPRIATED'
    | 'RECEIPT'
    | 'STATEMENT'
    | 'ACCOUNT_FREE'
    | 'STATE'
    | 'REDRAFT'
    | 'ADOPTED';
}

/** `updateId` is the decision id, so a decision sent twice is applied once. */
export const decide = defineUpdate<void, [Verdict]>('decide');
export const notice = defineSignal<[Notice]>('notice');
