import { z } from 'zod';
import type { Yuan } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';
import { answered, unknown, type Answer, type NotSent } from '../answer.js';
import { accountField, dayField, signedAmountField } from '../fields.js';
import { pathOf, type SignedHttp } from '../http/signed-http.js';
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
  queryAnswer,
  queryOutcome,
} from './payment-answers.js';

const balanceAnswer = z.object({ account: accountField, at: dayField, amount: signedAmountField });
const registeredAnswer = z.object({ registered: z.number().int() });

const paymentPath = (key: string): string => `/bank/payments/${encodeURIComponent(key)}`;

/** The bank over signed HTTP. */
export class HttpBank extends Bank {
  constructor(private readonly http: SignedHttp) {
    super();
  }

  override async pay(order: PaymentOrder): Promise<PayOutcome> {
    const { key, from, to, amount, fund, purpose, reference } = order;
    const body = { key, from, to, amount, fund, purpose, reference };
    const answer = await this.http.write('POST', '/bank/payments', body, payAnswer);
    return answer.outcome === 'NOT_SENT' ? answer : payOutcome(order, answer);
  }

  override async query(order: OrderedAmount): Promise<QueryOutcome> {
    return queryOutcome(order, await this.http.read(paymentPath(order.key), queryAnswer));
  }

  override async find(key: string): Promise<FoundPayment> {
    return foundPayment(key, await this.http.read(paymentPath(key), queryAnswer));
  }

  override async cancel(order: OrderedAmount): Promise<CancelOutcome> {
    const path = `${paymentPath(order.key)}/cancel`;
    const answer = await this.http.write('POST', path, {}, cancelAnswer);
    return answer.outcome === 'NOT_SENT'
      ? unknown('NO_ANSWER', answer.detail)
      : cancelOutcome(order, answer);
  }

  override async getStatements(day: Day): Promise<Answer<StatementDay>> {
    const path = pathOf('/bank/statements', { day });
    return readStatements(day, await this.http.read(path, statementsAnswer));
  }

  override async getReissues(sinceInstant: string): Promise<Answer<readonly Reissue[]>> {
    const path = pathOf('/bank/statements/reissued', { since: sinceInstant });
    const answer = await this.http.read(path, reissuesAnswer);
    return answer.outcome === 'ANSWERED' ? answered(answer.value.items) : answer;
  }

  override async getBalance(account: string, at: Day): Promise<Answer<Yuan>> {
    const path = pathOf(`/bank/accounts/${encodeURIComponent(account)}/balance`, { at });
    const answer = await this.http.read(path, balanceAnswer);
    if (answer.outcome !== 'ANSWERED') return answer;
    const same = answer.value.account === account && answer.value.at === at;
    return same ? answered(answer.value.amount) : unknown('MISMATCH', `${account} at ${at}`);
  }

  override async registerAccounts(
    accounts: readonly AccountRegistration[],
  ): Promise<Answer<number> | NotSent> {
    const body = { items: accounts };
    const answer = await this.http.write('PUT', '/bank/accounts', body, registeredAnswer);
    return answer.outcome === 'ANSWERED' ? answered(answer.value.registered) : answer;
  }
}
