import type { Month } from '#domain/time/month.js';
import type { Day } from '#domain/time/day.js';
import { answered, type Answer } from '../answer.js';
import type { OrderedAmount, PayOutcome, QueryOutcome } from '../bank/bank.port.js';
import { ManualBank } from '../bank/manual-bank.js';
import { ManualDesk } from '../manual/manual-desk.js';
import type { Reissue, StatementDay } from '../statements/statement.js';
import { Treasury, type SweepOrder, type TreasuryReceipt } from './treasury.port.js';
import { receiptsAnswer } from './treasury-answers.js';

/** A treasury without an interface: sweeps and statements go through a folder, as at the bank. */
export class ManualTreasury extends Treasury {
  readonly #desk: ManualDesk;
  readonly #counter: ManualBank;

  constructor(folder: string) {
    super();
    this.#desk = new ManualDesk(folder);
    this.#counter = new ManualBank(folder);
  }

  override async getReceipts(period: Month): Promise<Answer<readonly TreasuryReceipt[]>> {
    const question = { operation: 'receipts', subject: period, content: { period } };
    const answer = await this.#desk.ask(question, receiptsAnswer);
    return answer.outcome === 'ANSWERED' ? answered(answer.value.items) : answer;
  }

  override async requestSweep({ period, ...order }: SweepOrder): Promise<PayOutcome> {
    return this.#counter.pay({ ...order, purpose: `SWEEP ${period}` });
  }

  override async getSweepStatus(order: OrderedAmount): Promise<QueryOutcome> {
    return this.#counter.query(order);
  }

  override async getStatements(day: Day): Promise<Answer<StatementDay>> {
    return this.#counter.getStatements(day);
  }

  override async getReissues(sinceInstant: string): Promise<Answer<readonly Reissue[]>> {
    return this.#counter.getReissues(sinceInstant);
  }
}
