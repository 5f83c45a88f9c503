import type { BookShare } from '#domain/ledger/books.js';
import type { Yuan } from '#domain/money/yuan.js';
import type { TransferDefinition } from '#policy/schema/process.schema.js';
import type { CaseWork } from '../work.js';

/** What one order pays, between which accounts (ids), and whose money it was and becomes where that changes. */
export interface OrderTerms {
  readonly amount: Yuan;
  readonly from: string;
  readonly to: string;
  readonly books?: readonly BookShare[];
  /** What the book it comes from is short of; absent: it has enough. */
  readonly bookLacks?: Yuan | undefined;
}

/** What a page knows of its payments; everything else about a transfer is the same for all. */
export interface PaymentTerms {
  termsOf(at: CaseWork, transfer: TransferDefinition): Promise<OrderTerms>;
  /** The case whose decisions release it. */
  decidedIn(at: CaseWork, transfer: TransferDefinition): string;
  /** The state of a case whose order is with the bank. */
  ordered(at: CaseWork): Promise<string>;
  /** The state of a case whose money has moved. */
  posted(at: CaseWork, transfer: string): Promise<string>;
  /** The step at which somebody looks for money while there is too little. */
  readonly awaitFunds: string;
  /** The key of the order for which money lacks, where the step itself does not know. */
  awaiting?(at: CaseWork): Promise<string>;
}

/** The terms of the page that runs a case's process. */
export type TermsOfCase = (at: CaseWork) => PaymentTerms;

/** A transfer of the case's process by its code. */
export function transferOf({ process }: CaseWork, code: string): TransferDefinition {
  const found = process.transfers.find((each) => each.code === code);
  if (!found) throw new Error(`${process.id} has no transfer ${code}`);
  return found;
}
