import type { z } from 'zod';
import type { Fund } from '#domain/ids/case-id.js';
import type { Month } from '#domain/time/month.js';
import type { Yuan } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';
import { answered, unknown, type Answer } from '../answer.js';
import {
  claimsAnswer,
  clearingAnswer,
  enrolmentAnswer,
  expenditureAnswer,
  incomeAnswer,
  providersAnswer,
  yearAnswer,
} from './insurance-answers.js';
import {
  Insurance,
  type ClearingAmount,
  type Provider,
  type UnitIncome,
} from './insurance.port.js';

type Query = Readonly<Record<string, string>>;

/** The reads, whatever carries the question; an answer to another question is a mismatch. */
export abstract class InsuranceReads extends Insurance {
  protected abstract ask<T>(what: string, query: Query, schema: z.ZodType<T>): Promise<Answer<T>>;

  override async getEnrolment(unit: string, fund: Fund, at: Day): Promise<Answer<number>> {
    const answer = await this.#same('enrolment', { unit, fund, day: at }, enrolmentAnswer);
    return answer.outcome === 'ANSWERED' ? answered(answer.value.persons) : answer;
  }

  override async getExpenditure(unit: string, fund: Fund, month: Month): Promise<Answer<Yuan>> {
    const answer = await this.#same('expenditure', { unit, fund, month }, expenditureAnswer);
    return answer.outcome === 'ANSWERED' ? answered(answer.value.amount) : answer;
  }

  override async getExpenditureOfYear(
    unit: string,
    fund: Fund,
    year: number,
  ): Promise<Answer<Yuan>> {
    return this.#ofYear('expenditure-of-year', unit, fund, year);
  }

  override async getIncomeOfYear(unit: string, fund: Fund, year: number): Promise<Answer<Yuan>> {
    return this.#ofYear('income-of-year', unit, fund, year);
  }

  override async getIncomeByUnit(period: Month): Promise<Answer<readonly UnitIncome[]>> {
    const answer = await this.#same('income', { period }, incomeAnswer);
    return answer.outcome === 'ANSWERED' ? answered(answer.value.items) : answer;
  }

  override async getClaims(provider: string, month: Month): Promise<Answer<Yuan>> {
    const answer = await this.#same('claims', { provider, month }, claimsAnswer);
    return answer.outcome === 'ANSWERED' ? answered(answer.value.amount) : answer;
  }

  override async getClearingAmounts(year: number): Promise<Answer<readonly ClearingAmount[]>> {
    const answer = await this.#same('clearing', { year: String(year) }, clearingAnswer);
    return answer.outcome === 'ANSWERED' ? answered(answer.value.items) : answer;
  }

  override async getProviderList(): Promise<Answer<readonly Provider[]>> {
    const answer = await this.#same('providers', {}, providersAnswer);
    return answer.outcome === 'ANSWERED' ? answered(answer.value.items) : answer;
  }

  async #ofYear(what: string, unit: string, fund: Fund, year: number): Promise<Answer<Yuan>> {
    const answer = await this.#same(what, { unit, fund, year: String(year) }, yearAnswer);
    return answer.outcome === 'ANSWERED' ? answered(answer.value.amount) : answer;
  }

  async #same<T extends object>(
    what: string,
    query: Query,
    schema: z.ZodType<T>,
  ): Promise<Answer<T>> {
    const answer = await this.ask(what, query, schema);
    if (answer.outcome !== 'ANSWERED') return answer;
    const said = new Map<string, unknown>(Object.entries(answer.value));
    const other = Object.entries(query).find(([name, value]) => String(said.get(name)) !== value);
    return other ? unknown('MISMATCH', `${what} ${other.join(' ')}`) : answer;
  }
}
