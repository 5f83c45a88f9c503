import type { Fund } from '#domain/ids/case-id.js';
import type { Yuan } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';
import { answered, unknown, type Answer } from '../answer.js';
import { pathOf, type SignedHttp } from '../http/signed-http.js';
import {
  balanceAnswer,
  budgetAnswer,
  voucherAnswer,
  voucherOutcome,
  voucherStatus,
  voucherStatusAnswer,
} from './finance-answers.js';
import {
  Finance,
  type Voucher,
  type VoucherKind,
  type VoucherOutcome,
  type VoucherStatus,
} from './finance.port.js';

/** The finance bureau over signed HTTP. */
export class HttpFinance extends Finance {
  constructor(private readonly http: SignedHttp) {
    super();
  }

  override async getSpecialAccountBalance(
    unit: string,
    fund: Fund,
    at: Day,
  ): Promise<Answer<Yuan>> {
    const path = pathOf('/finance/special-account-balance', { unit, fund, at });
    const answer = await this.http.read(path, balanceAnswer);
    if (answer.outcome !== 'ANSWERED') return answer;
    const { value } = answer;
    const same = value.unit === unit && value.fund === fund && value.at === at;
    return same ? answered(value.amount) : unknown('MISMATCH', path);
  }

  override async getSubsidyBudget(unit: string, fund: Fund, year: number): Promise<Answer<Yuan>> {
    const path = pathOf('/finance/subsidy-budget', { unit, fund, year: String(year) });
    const answer = await this.http.read(path, budgetAnswer);
    if (answer.outcome !== 'ANSWERED') return answer;
    const { value } = answer;
    const same = value.unit === unit && value.fund === fund && value.year === year;
    return same ? answered(value.amount) : unknown('MISMATCH', path);
  }

  override async getAppropriationStatus(
    voucher: Pick<Voucher, 'key' | 'amount'>,
  ): Promise<VoucherStatus> {
    const path = `/finance/vouchers/${encodeURIComponent(voucher.key)}`;
    return voucherStatus(voucher, await this.http.read(path, voucherStatusAnswer));
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
    const body = { key, kind, from, to, amount, fund, reference };
    const answer = await this.http.write('POST', '/finance/vouchers', body, voucherAnswer);
    return voucherOutcome(voucher, answer);
  }
}
