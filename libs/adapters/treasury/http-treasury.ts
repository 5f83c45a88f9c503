import type { Month } from '#domain/time/month.js';
import type { Day } from '#domain/time/day.js';
import { answered, unknown, type Answer } from '../answer.js';
import type { OrderedAmount, PayOutcome, QueryOutcome } from '../bank/bank.port.js';
import { payAnswer, payOutcome, queryAnswer, queryOutcome } from '../bank/payment-answers.js';
import { pathOf, type SignedHttp } from '../http/signed-http.js';
import { readStatements, reissuesAnswer, statementsAnswer } from '../statements/read-statements.js';
import type { Reissue, StatementDay } from '../statements/statement.js';
import { Treasury, type SweepOrder, type TreasuryReceipt } from './treasury.port.js';
import { receiptsAnswer } from './treasury-answers.js';

/** The treasury over signed HTTP. */
export class HttpTreasury extends Treasury {
  constructor(private readonly http: SignedHttp) {
    super();
  }

  override async getReceipts(period: Month): Promise<Answer<readonly TreasuryReceipt[]>> {
    const answer = await this.http.read(pathOf('/treasury/receipts', { period }), receiptsAnswer);
    if (answer.outcome !== 'ANSWERED') return answer;
    if (answer.value.period !== period) return unknown('MISMATCH', `receipts of ${period}`);
    return answered(answer.value.items);
  }

  override async requestSweep(order: SweepOrder): Promise<PayOutcome> {
    const { key, from, to, amount, fund, period, reference } = order;
    const body = { key, from, to, amount, fund, period, reference };
    const answer = await this.http.write('POST', '/treasury/sweeps', body, payAnswer);
    return answer.outcome === 'NOT_SENT' ? answer : payOutcome(order, answer);
  }

  override async getSweepStatus(order: OrderedAmount): Promise<QueryOutcome> {
    const path = `/treasury/sweeps/${encodeURIComponent(order.key)}`;
    return queryOutcome(order, await this.http.read(path, queryAnswer));
  }

  override async getStatements(day: Day): Promise<Answer<StatementDay>> {
    const path = pathOf('/treasury/statements', { day });
    return readStatements(day, await this.http.read(path, statementsAnswer));
  }

  override async getReissues(sinceInstant: string): Promise<Answer<readonly Reissue[]>> {
    const path = pathOf('/treasury/statements/reissued', { since: sinceInstant });
    const answer = await this.http.read(path, reissuesAnswer);
    return answer.outcome === 'ANSWERED' ? answered(answer.value.items) : answer;
  }
}
