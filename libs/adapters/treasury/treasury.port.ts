import type { Month } from '#domain/time/month.js';
import type { Yuan } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';
import type { Answer } from '../answer.js';
import type { OrderedAmount, PaymentOrder, PayOutcome, QueryOutcome } from '../bank/bank.port.js';
import type { Reissue, StatementDay } from '../statements/statement.js';

/** Money that reached the treasury (入库). */
export interface TreasuryReceipt {
  readonly key: string;
  readonly account: string;
  readonly amount: Yuan;
  readonly valueDate: Day;
  readonly reference: string;
  readonly payer: { readonly unit: string | null; readonly name: string } | null;
}

/** A sweep (划转) of premiums from the treasury to the special fiscal account (LS-4.c). */
export type SweepOrder = Omit<PaymentOrder, 'purpose'> & { readonly period: Month };

/** The treasury (国库). A sweep's money is moved by the bank, under the sweep's key. */
export abstract class Treasury {
  /** 入库明细 of a month. */
  abstract getReceipts(period: Month): Promise<Answer<readonly TreasuryReceipt[]>>;
  /** 划转. Sent exactly once for every call. */
  abstract requestSweep(order: SweepOrder): Promise<PayOutcome>;
  abstract getSweepStatus(order: OrderedAmount): Promise<QueryOutcome>;
  abstract getStatements(day: Day): Promise<Answer<StatementDay>>;
  abstract getReissues(sinceInstant: string): Promise<Answer<readonly Reissue[]>>;
}
