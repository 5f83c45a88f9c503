import type { Wait } from './cases.js';

/** One instalment of one money stream of a case. */
export interface TransferRequest {
  readonly caseId: string;
  readonly obligation: string;
  readonly instalment: number;
  /** The decision that has it tried again. */
  readonly after?: string;
}

/** Where a transfer stands for its case. */
export type TransferStanding =
  | { readonly state: 'POSTED'; readonly key: string }
  | { readonly state: 'READY'; readonly key: string }
  | { readonly state: 'TOO_EARLY'; readonly wait: Wait }
  | { readonly state: 'AWAITING_FUNDS' }
  /** The account is held until a person has looked into what left it; word comes when it is free. */
  | { readonly state: 'HELD' }
  | { readonly state: 'UNKNOWN'; readonly key: string; readonly wait: Wait }
  | { readonly state: 'FAILED'; readonly key: string };

/** Local: the order is written (and refused without the decisions that release it), money is reserved. */
export interface TransferActivities {
  prepareTransfer(request: TransferRequest): Promise<TransferStanding>;
}

/** Outside: on the bank's own queue. Both are safe to repeat; neither ever sends a second key. */
export interface BankActivities {
  /** Releases the order to the bank, hands the voucher to finance, posts what the bank executed. */
  payTransfer(request: { readonly key: string }): Promise<TransferStanding>;
  /** Asks the bank what became of a key whose outcome is unknown. */
  askTransfer(request: {
    readonly key: string;
    readonly after?: string;
  }): Promise<TransferStanding>;
  /** Plants a tombstone: the key is dead for ever, or the bank says it was executed already. */
  cancelTransfer(request: {
    readonly key: string;
    readonly after: string;
  }): Promise<TransferStanding>;
}

/** The day's statements of every account, from bank and treasury (到账日 evidence). */
export interface StatementInput {
  readonly city: string;
  readonly day: string;
}
export interface StatementActivities {
  /** Books what arrived. `missing` accounts have no statement yet: ask again after `wait`. */
  importStatements(request: StatementInput): Promise<{
    readonly missing: number;
    readonly wait?: Wait;
  }>;
}
