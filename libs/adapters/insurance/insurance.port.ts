import type { Fund } from '#domain/ids/case-id.js';
import type { Month } from '#domain/time/month.js';
import type { Yuan } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';
import type { Answer } from '../answer.js';

/** 基金收入 of one unit. */
export interface UnitIncome {
  readonly unit: string;
  readonly fund: Fund;
  readonly amount: Yuan;
}
/** 年度清算 of one provider. */
export interface ClearingAmount {
  readonly provider: string;
  readonly amount: Yuan;
}
/** 定点医药机构. */
export interface Provider {
  readonly code: string;
  readonly unit: string;
  readonly kind: string;
}

/** The medical-insurance information platform (医保信息平台). Reads only. */
export abstract class Insurance {
  /** 参保人数 on a day. */
  abstract getEnrolment(unit: string, fund: Fund, at: Day): Promise<Answer<number>>;
  /** 基金支出 of a month; NOT_AVAILABLE while the month is not over. */
  abstract getExpenditure(unit: string, fund: Fund, month: Month): Promise<Answer<Yuan>>;
  /** 基金支出 of a year; NOT_AVAILABLE while the year is not over. */
  abstract getExpenditureOfYear(unit: string, fund: Fund, year: number): Promise<Answer<Yuan>>;
  /** 基金收入 of a year; NOT_AVAILABLE while the year is not over. */
  abstract getIncomeOfYear(unit: string, fund: Fund, year: number): Promise<Answer<Yuan>>;
  abstract getIncomeByUnit(period: Month): Promise<Answer<readonly UnitIncome[]>>;
  /** 申拨金额 of a provider's month. */
  abstract getClaims(provider: string, month: Month): Promise<Answer<Yuan>>;
  abstract getClearingAmounts(year: number): Promise<Answer<readonly ClearingAmount[]>>;
  abstract getProviderList(): Promise<Answer<readonly Provider[]>>;
}
