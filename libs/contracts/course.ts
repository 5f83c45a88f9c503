import type { Way } from '#domain/process/way.js';
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
      /** Finance books what was withheld before anything else (`postVouchers`). */
      readonly vouchers?: true;
      /** These transfers of the page are paid before anything else, in this order. */
      readonly pays?: readonly string[];
      /** How often the steps of payments were asked about transfers paid before (a case that is rebuilt begins there). */
      readonly rounds?: readonly Asked[];
    };

/** What a stage came to, for a page to branch on: codes and counts, never amounts. */
export interface StageResult {
  /** A chain's last decision; null: its desk was silent beyond its day. */
  readonly code?: string | null;
  readonly way?: Way;
  /** Nobody decided by the last day, and the rules say what that means. */
  readonly silent?: boolean;
  /** How many rows of the form were answered with each choice. */
  readonly chosen?: Readonly<Record<string, number>>;
  /** The stages that follow one another begin again, in the next revision. */
  readonly again?: boolean;
  /** A formula found that nobody owes anything. */
  readonly nothingDue?: boolean;
  /** How many of the units asked now did not agree. */
  readonly objections?: number;
  /** The city's page has no such stage. */
  readonly left?: boolean;
  /** In a unit's case: it is asked; false: the city has settled without asking again. */
  readonly asked?: boolean;
}

/** A stage that is taken in one step with the one after it; `optional`: the city's page may have no such stage. */
export interface TakenBefore {
  readonly stage: string;
  readonly revision: number;
  readonly optional?: boolean;
}

/** Where one stage of a case stands: gone through, or waiting; or the whole case is over. */
export type OneStanding =
  | Extract<StageStanding, { readonly over: true }>
  | { readonly over: false; readonly passed: StageResult }
  | (Extract<StageStanding, { readonly over: false }> & { readonly passed?: undefined });

/** Processes that are pages: words and law in YAML, no code of their own (docs/adr/0034). */
export interface CourseActivities {
  /**
   * Acts on what was decided (`after`), goes through every stage that is ready and puts before their desks
   * what is asked next, in one transaction. Asked again it answers the same.
   */
  takeStage(request: { readonly caseId: string; readonly after?: string }): Promise<StageStanding>;
  /** The names of the stages that the case's page gives it, of those that a page of TypeScript takes. */
  courseOf(request: { readonly caseId: string }): Promise<{ readonly stages: readonly string[] }>;
  /**
   * As `takeStage`, of one stage in one revision. A stage that is gone through answers what it came to then,
   * and does nothing: a case that is rebuilt takes the same branches.
   */
  takeOne(request: {
    readonly caseId: string;
    readonly stage: string;
    /** Which time the case goes through its figures, from 1. */
    readonly revision: number;
    readonly after?: string;
    /** Stages that come before it and whose outcome nobody waits for; the first that waits is answered. */
    readonly before?: readonly TakenBefore[];
    /** The page has nothing more to do after it. */
    readonly ends?: boolean;
    readonly optional?: boolean;
  }): Promise<OneStanding>;
  /** The page has nothing more to do: the case is over, in the state it has come to. */
  endCourse(request: { readonly caseId: string }): Promise<void>;
}

/** Outside: what the finance bureau (财政) books without money that moves. */
export interface VoucherActivities {
  /** Hands in each voucher of the case that finance has not booked yet; a key is booked there once. */
  postVouchers(request: { readonly caseId: string }): Promise<void>;
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
