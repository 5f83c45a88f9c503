import type { Fund } from '#domain/ids/case-id.js';
import type { Yuan } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';
import type { Answer, NotSent, Unknown } from '../answer.js';
import type { Reissue, StatementDay } from '../statements/statement.js';

/** A payment order (付款指令); frozen at its approval, its content belongs to its key for ever. */
export interface PaymentOrder {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly amount: Yuan;
  readonly fund: Fund;
  readonly purpose: string;
  readonly reference: string;
}

/** The money has moved, with the value date (起息日) that the bank gave it. */
export interface Executed {
  readonly outcome: 'EXECUTED';
  readonly amount: Yuan;
  readonly valueDate: Day;
}

/** A tombstone stands on the key: it can never be executed, however late a copy arrives. */
export interface Cancelled {
  readonly outcome: 'CANCELLED';
  readonly reason: string;
}

export type PayOutcome =
  Executed | { readonly outcome: 'REJECTED'; readonly reason: string } | NotSent | Unknown;
export type QueryOutcome = Executed | Cancelled | { readonly outcome: 'NOT_FOUND' } | Unknown;
export type CancelOutcome = Executed | Cancelled | Unknown;
/** What the bank has under a key, whatever we may have ordered. */
export type FoundPayment = QueryOutcome;

/** The order a key was given to, so that an answer about other money is noticed. */
export type OrderedAmount = Pick<PaymentOrder, 'key' | 'amount'>;

/** An account to be kept for the city. `outside` ones are other people's: no statement, no limit. */
export interface AccountRegistration {
  readonly number: string;
  readonly name: string;
  readonly fund: Fund;
  readonly type: string;
  readonly opening: Yuan;
  readonly unit?: string | null;
  readonly outside?: boolean;
  readonly keptBy?: 'bank' | 'treasury';
}

/**
 * The bank (代理银行). UNKNOWN and NOT_FOUND never mean "failed": a delayed copy of the order can
 * still arrive. Failed is what `cancel` answers with CANCELLED, or `pay` with REJECTED.
 */
export abstract class Bank {
  /** 付款. Sent exactly once for every call. */
  abstract pay(order: PaymentOrder): Promise<PayOutcome>;
  /** 查询: what became of a key (`getPaymentStatus`). */
  abstract query(order: OrderedAmount): Promise<QueryOutcome>;
  /** 按流水号查找: as `query`, where we hold no order to compare the answer with (after a restore). */
  abstract find(key: string): Promise<FoundPayment>;
  /** 撤销: forbids the key for ever, or says that the money has gone. */
  abstract cancel(order: OrderedAmount): Promise<CancelOutcome>;
  /** 对账单 of one day for every account. */
  abstract getStatements(day: Day): Promise<Answer<StatementDay>>;
  /** 补发: statements that got a line after they were issued. */
  abstract getReissues(sinceInstant: string): Promise<Answer<readonly Reissue[]>>;
  /** 余额 at the end of a day, by value date. */
  abstract getBalance(account: string, at: Day): Promise<Answer<Yuan>>;
  /** 开户登记; may be repeated. */
  abstract registerAccounts(
    accounts: readonly AccountRegistration[],
  ): Promise<Answer<number> | NotSent>;
}
