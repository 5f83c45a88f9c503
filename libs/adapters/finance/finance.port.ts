import type { Fund } from '#domain/ids/case-id.js';
import type { Yuan } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';
import type { Answer, NotSent, Unknown } from '../answer.js';

/** What the finance bureau books (记账凭证); the money itself is moved by the bank, by the same key. */
export interface Voucher {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly amount: Yuan;
  readonly fund: Fund;
  readonly reference: string;
}

export const VOUCHER_KINDS = [
  'APPROPRIATION',
  'RECEIPT',
  'WITHHOLDING',
  'QUARTERLY_EXPENDITURE',
] as const;
export type VoucherKind = (typeof VOUCHER_KINDS)[number];

export interface Booked {
  readonly outcome: 'BOOKED';
  readonly voucherNumber: string;
  readonly bookedAt: string;
}
export type VoucherOutcome = Booked | NotSent | Unknown;
export type VoucherStatus = Booked | { readonly outcome: 'NOT_FOUND' } | Unknown;

/** The finance bureau (财政局). Vouchers may be handed in again: a key is booked once. */
export abstract class Finance {
  /** 财政专户余额 of the city with this division code, at the end of a day. */
  abstract getSpecialAccountBalance(unit: string, fund: Fund, at: Day): Promise<Answer<Yuan>>;
  /** 拨款凭证. */
  abstract postAppropriation(voucher: Voucher): Promise<VoucherOutcome>;
  abstract getAppropriationStatus(voucher: Pick<Voucher, 'key' | 'amount'>): Promise<VoucherStatus>;
  /** 财政补助预算 of a unit and year. */
  abstract getSubsidyBudget(unit: string, fund: Fund, year: number): Promise<Answer<Yuan>>;
  /** 到账确认. */
  abstract confirmReceipt(voucher: Voucher): Promise<VoucherOutcome>;
  /** 扣款. */
  abstract postWithholding(voucher: Voucher): Promise<VoucherOutcome>;
  /** 按季列支. */
  abstract bookQuarterlyExpenditure(voucher: Voucher): Promise<VoucherOutcome>;
}
