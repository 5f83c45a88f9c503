import type { Fund } from '#domain/ids/case-id.js';
import type { Yuan } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';
import { answered, type Answer } from '../answer.js';
import { ManualDesk } from '../manual/manual-desk.js';
import {
  balanceAnswer,
  budgetAnswer,
  voucherAnswer,
  voucherOutcome,
  voucherStatus,
} from './finance-answers.js';
import {
  Finance,
  type Voucher,
  type VoucherKind,
  type VoucherOutcome,
  type VoucherStatus,
} from './finance.port.js';

const VOUCHER = 'voucher';

/** A finance bureau without an interface: vouchers and questions go through a folder. */
export class ManualFinance extends Finance {
  readonly #desk: ManualDesk;

  constructor(folder: string) {
    super();
    this.#desk = new ManualDesk(folder);
  }

  override async getSpecialAccountBalance(
    unit: string,
    fund: Fund,
    at: Day,
  ): Promise<Answer<Yuan>> {
    const subject = `${unit}/${fund}/${at}`;
    const question = { operation: 'special-account-balance', subject, content: { unit, fund, at } };
    const answer = await this.#desk.ask(question, balanceAnswer);
    return answer.outcome === 'ANSWERED' ? answered(answer.value.amount) : answer;
  }

  override async getSubsidyBudget(unit: string, fund: Fund, year: number): Promise<Answer<Yuan>> {
    const subject = `${unit}/${fund}/${year}`;
    const question = { operation: 'subsidy-budget', subject, content: { unit, fund, year } };
    const answer = await this.#desk.ask(question, budgetAnswer);
    return answer.outcome === 'ANSWERED' ? answered(answer.value.amount) : answer;
  }

  override async getAppropriationStatus(
    voucher: Pick<Voucher, 'key' | 'amount'>,
  ): Promise<VoucherStatus> {
    const question = { operation: VOUCHER, subject: voucher.key };
    if ((await this.#desk.find(question)) === null) return { outcome: 'NOT_FOUND' };
    return voucherStatus(voucher, await this.#desk.read(question, voucherAnswer));
  }

  override async postAppropriation(voucher: Voucher): Promise<VoucherOutcome> {
    return this.#book('APPROPRIATION', voucher);
  }

  override async confirmReceipt(voucher: Voucher): Promise<VoucherOutcome> {
    return this.#book('RECEIPT', voucher);
  }

  override async postWithholding(voucher: Voucher): Promise<VoucherOutcome> {
    return this.#book('WITHHOLDING', voucher);
  }

  override async bookQuarterlyExpenditure(voucher: Voucher): Promise<VoucherOutcome> {
    return this.#book('QUARTERLY_EXPENDITURE', voucher);
  }

  async #book(kind: VoucherKind, voucher: Voucher): Promise<VoucherOutcome> {
    const { key, from, to, amount, fund, reference } = voucher;
    const content = { key, kind, from, to, amount, fund, reference };
    const question = { operation: VOUCHER, subject: key, content };
    return voucherOutcome(voucher, await this.#desk.ask(question, voucherAnswer));
  }
}
