import { z } from 'zod';
import type { Yuan } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';
import { answered, unknown, type Answer, type NotSent } from '../answer.js';
import { signedAmountField } from '../fields.js';
import { ManualDesk } from '../manual/manual-desk.js';
import { readStatements, reissuesAnswer, statementsAnswer } from '../statements/read-statements.js';
import type { Reissue, StatementDay } from '../statements/statement.js';
import {
  Bank,
  type AccountRegistration,
  type CancelOutcome,
  type FoundPayment,
  type OrderedAmount,
  type PaymentOrder,
  type PayOutcome,
  type QueryOutcome,
} from './bank.port.js';
import {
  cancelAnswer,
  cancelOutcome,
  foundPayment,
  payAnswer,
  payOutcome,
} from './payment-answers.js';

const PAYMENT = 'payment';
const CANCELLATION = 'cancellation';
const TOMBSTONE = { cancelled: true } as const;
const isTombstone = (content: unknown): boolean =>
  typeof content === 'object' && content !== null && 'cancelled' in content;

/**
 * A bank without an interface: payment orders are printed from a folder, results are typed in by
 * two persons. The file of a key is either its order or its tombstone, whichever came first.
 */
export class ManualBank extends Bank {
  readonly #desk: ManualDesk;

  constructor(folder: string) {
    super();
    this.#desk = new ManualDesk(folder);
  }

  override async pay(order: PaymentOrder): Promise<PayOutcome> {
    const { key, from, to, amount, fund, purpose, reference } = order;
    const content = { key, from, to, amount, fund, purpose, reference };
    const put = await this.#desk.put({ operation: PAYMENT, subject: key, content });
    if (put === 'OTHER') {
      const there = await this.#desk.find({ operation: PAYMENT, subject: key });
      if (isTombstone(there)) return { outcome: 'REJECTED', reason: 'CANCELLED' };
      return unknown('KEY_CONFLICT', key);
    }
    return this.#result(order);
  }

  override async query(order: OrderedAmount): Promise<QueryOutcome> {
    const there = await this.#desk.find({ operation: PAYMENT, subject: order.key });
    if (there === null) return { outcome: 'NOT_FOUND' };
    if (isTombstone(there)) return { outcome: 'CANCELLED', reason: 'CANCELLED' };
    const result = await this.#result(order);
    return result.outcome === 'REJECTED' ? { ...result, outcome: 'CANCELLED' } : result;
  }

  override async find(key: string): Promise<FoundPayment> {
    const there = await this.#desk.find({ operation: PAYMENT, subject: key });
    if (there === null) return { outcome: 'NOT_FOUND' };
    if (isTombstone(there)) return { outcome: 'CANCELLED', reason: 'CANCELLED' };
    const paid = await this.#desk.read({ operation: PAYMENT, subject: key }, payAnswer);
    return foundPayment(key, paid);
  }

  override async cancel(order: OrderedAmount): Promise<CancelOutcome> {
    const { key } = order;
    const planted = { operation: PAYMENT, subject: key, content: TOMBSTONE };
    if ((await this.#desk.put(planted)) !== 'OTHER') {
      return { outcome: 'CANCELLED', reason: 'CANCELLED' };
    }
    const result = await this.#result(order);
    if (result.outcome === 'REJECTED') return { ...result, outcome: 'CANCELLED' };
    if (result.outcome === 'UNKNOWN' && result.why === 'AWAITING_PEOPLE') {
      await this.#desk.put({ operation: CANCELLATION, subject: key, content: { key } });
    }
    return result;
  }

  override async getStatements(day: Day): Promise<Answer<StatementDay>> {
    const question = { operation: 'statements', subject: day, content: { day } };
    return readStatements(day, await this.#desk.ask(question, statementsAnswer));
  }

  override async getReissues(sinceInstant: string): Promise<Answer<readonly Reissue[]>> {
    const question = { operation: 'reissues', subject: sinceInstant, content: { sinceInstant } };
    const answer = await this.#desk.ask(question, reissuesAnswer);
    return answer.outcome === 'ANSWERED' ? answered(answer.value.items) : answer;
  }

  override async getBalance(account: string, at: Day): Promise<Answer<Yuan>> {
    const subject = `${account}/${at}`;
    const question = { operation: 'balance', subject, content: { account, at } };
    const answer = await this.#desk.ask(question, z.object({ amount: signedAmountField }));
    return answer.outcome === 'ANSWERED' ? answered(answer.value.amount) : answer;
  }

  /** A real bank has its accounts already; nobody registers them by file. */
  override async registerAccounts(
    accounts: readonly AccountRegistration[],
  ): Promise<Answer<number>> {
    return answered(accounts.length);
  }

  /** What people wrote about an order: of its payment, or of its cancellation, never of both. */
  async #result(order: OrderedAmount): Promise<Exclude<PayOutcome, NotSent>> {
    const subject = order.key;
    const paid = await this.#desk.read({ operation: PAYMENT, subject }, payAnswer);
    const dropped = await this.#desk.read({ operation: CANCELLATION, subject }, cancelAnswer);
    const payment = payOutcome(order, paid);
    if (dropped.outcome !== 'ANSWERED') return payment;
    const cancellation = cancelOutcome(order, dropped);
    if (payment.outcome === 'EXECUTED' && cancellation.outcome === 'CANCELLED') {
      return unknown('MISMATCH', `${subject}: written down as executed and as cancelled`);
    }
    if (cancellation.outcome !== 'CANCELLED') return cancellation;
    return { outcome: 'REJECTED', reason: cancellation.reason };
  }
}
