import type { LedgerDifference } from '#persistence/ledger/audit-ledger.js';
import type { Operation } from './history.js';

/** A line of an outside system's own journal. */
export interface JournalFact {
  readonly system: string;
  readonly key: string;
  readonly from: string | null;
  readonly to: string;
  readonly amount: string;
  readonly valueDate: string;
}

/** Who released a transfer, and what that person's form says it is worth. */
export interface ReleaseFact {
  readonly decisionId: string;
  readonly person: string;
  readonly department: string;
  readonly kind: string;
  /** The figures of the sheet that was approved, by unit; null where the form has none. */
  readonly approved: readonly { readonly unit: string; readonly amount: string }[] | null;
}

export interface TransferFact {
  readonly key: string;
  readonly direction: 'IN' | 'OUT';
  readonly state: string;
  readonly caseId: string | null;
  readonly unit: string | null;
  readonly obligation: string | null;
  readonly from: string;
  readonly fromType: string;
  readonly to: string;
  readonly toType: string;
  readonly amount: string;
  readonly valueDate: string | null;
  readonly nextAskAt: number | null;
  readonly openTasks: number;
  readonly releases: readonly ReleaseFact[];
}

export interface DecisionFact {
  readonly id: string;
  readonly taskId: string;
  readonly kind: string;
  readonly caseId: string | null;
  readonly code: string;
  readonly person: string;
  readonly key: string;
  readonly state: string;
  /** How the word to the engine ended, where it did not end well. */
  readonly note: string | null;
}

/** What the engine says of a workflow: its own word, or ABSENT, or STALLED. */
export type EngineStatus = string;

export interface CaseFact {
  readonly id: string;
  readonly finished: boolean;
  readonly waitingFor: string | null;
  readonly openTasks: number;
  /** Duties of the case that are not met: the sweep looks at them, and money meets them. */
  readonly duties: number;
  readonly wakesAt: number | null;
  readonly nextAskAt: number | null;
  readonly unsent: number;
  readonly engine: EngineStatus;
}

/** The import of one day's statements. */
export interface StatementsFact {
  readonly workflowId: string;
  readonly missing: number;
  readonly wakesAt: number | null;
  readonly unsent: number;
  readonly engine: EngineStatus;
}

export interface RungFact {
  readonly obligation: string;
  readonly rung: string;
  readonly times: number;
}

/** Everything that was read when the run had come to rest; the checker looks at nothing else. */
export interface Facts {
  readonly businessNow: number;
  readonly history: readonly Operation[];
  /** `bank` and `treasury`: the outside truth. */
  readonly journal: readonly JournalFact[];
  readonly vouchers: readonly JournalFact[];
  readonly transfers: readonly TransferFact[];
  readonly decisions: readonly DecisionFact[];
  /** How many audit lines tell of a decision. */
  readonly audited: ReadonlyMap<string, number>;
  readonly cases: readonly CaseFact[];
  readonly statements: readonly StatementsFact[];
  readonly rungs: readonly RungFact[];
  readonly funds: readonly { readonly fund: string; readonly sum: string }[];
  readonly ledger: readonly LedgerDifference[];
}

/** Something that must not be. */
export interface Finding {
  readonly check: string;
  readonly id: string;
  readonly detail: string;
}
