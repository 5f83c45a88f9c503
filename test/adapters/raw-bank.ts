import {
  Bank,
  type CancelOutcome,
  type OrderedAmount,
  type PaymentOrder,
  type PayOutcome,
  type QueryOutcome,
} from '#adapters/bank/bank.port.js';
import { unknown, type Answer } from '#adapters/answer.js';
import { readStatements, statementsAnswer } from '#adapters/statements/read-statements.js';
import type { Reissue, StatementDay } from '#adapters/statements/statement.js';
import { zero, type Yuan } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';
import type { Json, Outside } from '../simulators/outside.js';

const TIMEOUT_MS = 3_000;

/** The least that can be called a client: shows what the simulator itself does. */
export class RawBank extends Bank {
  constructor(private readonly outside: Outside) {
    super();
  }

  override async pay(order: PaymentOrder): Promise<PayOutcome> {
    return (await this.#ask(order, 'POST', '/bank/payments', order)) as PayOutcome;
  }

  override async query(order: OrderedAmount): Promise<QueryOutcome> {
    const path = `/bank/payments/${encodeURIComponent(order.key)}`;
    return (await this.#ask(order, 'GET', path)) as QueryOutcome;
  }

  override find(key: string): Promise<QueryOutcome> {
    return this.query({ key, amount: zero });
  }

  override async cancel(order: OrderedAmount): Promise<CancelOutcome> {
    const path = `/bank/payments/${encodeURIComponent(order.key)}/cancel`;
    return (await this.#ask(order, 'POST', path, {})) as CancelOutcome;
  }

  override async getStatements(day: Day): Promise<Answer<StatementDay>> {
    const { content } = await this.outside.call('GET', `/bank/statements?day=${day}`);
    return readStatements(day, { outcome: 'ANSWERED', value: statementsAnswer.parse(content) });
  }

  override async getReissues(): Promise<Answer<readonly Reissue[]>> {
    return { outcome: 'ANSWERED', value: [] };
  }

  override async getBalance(account: string, at: Day): Promise<Answer<Yuan>> {
    const path = `/bank/accounts/${account}/balance?at=${at}`;
    const { content } = await this.outside.call('GET', path);
    return { outcome: 'ANSWERED', value: content['amount'] as Yuan };
  }

  override async registerAccounts(): Promise<Answer<number>> {
    return { outcome: 'ANSWERED', value: 0 };
  }

  async #ask(order: OrderedAmount, method: string, path: string, body?: object): Promise<unknown> {
    let answer: Json;
    try {
      answer = await this.outside.call(method, path, body, TIMEOUT_MS);
    } catch {
      return unknown('NO_ANSWER', path);
    }
    const { status, content } = answer;
    if (status === 409) return unknown('KEY_CONFLICT', path);
    if (status === 503) return unknown('SERVER_ERROR', path);
    if (status !== 200) return unknown('REFUSED', `${path} ${status}`);
    const { key, state, amount, valueDate, reason } = content;
    if (state === 'ACCEPTED') return unknown('ACCEPTED', path);
    if (key !== order.key) return unknown('MISMATCH', path);
    if (state !== 'EXECUTED') return { outcome: state, ...(reason ? { reason } : {}) };
    if (amount !== order.amount) return unknown('MISMATCH', path);
    return { outcome: 'EXECUTED', amount, valueDate };
  }
}
