import type { StepRequest } from '#contracts/cases.js';
import type { Yuan } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';
import type { StepDefinition } from '#policy/schema/process.schema.js';
import type { DecisionRow } from '#persistence/steps/decision-rows.js';
import type { CaseWork } from '../work.js';

/** What stands in a task's form when it opens, and the amount its list shows. */
export interface Draft {
  readonly form: object;
  readonly amount: Yuan | null;
  /** The money the step is about, where nobody who asks for it can say. */
  readonly transfer?: string;
}

/** What one process knows of its steps; everything else about a task is the same for all. */
export interface ProcessDesk {
  /** The valid draft of a step's form; people change what they must. */
  draft(at: CaseWork, request: StepRequest): Promise<Draft>;
  /** What a decision changes beside the next step. */
  effect(at: CaseWork, decision: DecisionRow): Promise<void>;
  /** The state of the case while a step is open, where the pack does not say it. */
  stateOf?(step: string, round: number): string | undefined;
  /** A later day than the step's own, or the stage of its duty that this round is about. */
  clockOf?(at: CaseWork, step: StepDefinition, round: number): Promise<ClockHint | undefined>;
  /** When the workflow asks again though nobody decided, in milliseconds since 1970. */
  wakesAt?(at: CaseWork, step: string): Promise<number | undefined>;
  /** The task stands now. */
  opened?(at: CaseWork, request: StepRequest, taskId: string): Promise<void>;
  /** What the task is about, in its title, where unit, fund and period do not say it. */
  about?(at: CaseWork): Promise<string>;
  /** Whether a step's figures are drawn up anew each time it is asked for. */
  redrafts?(at: CaseWork, step: string): boolean;
}

/** What of a step's clock its definition cannot say. */
export interface ClockHint {
  readonly until?: Day;
  /** Why that day is a later one, in the words before it. */
  readonly because?: string;
  readonly stage?: number;
}
