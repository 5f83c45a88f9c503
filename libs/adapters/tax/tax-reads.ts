import type { z } from 'zod';
import type { Month } from '#domain/time/month.js';
import { answered, unknown, type Answer } from '../answer.js';
import {
  arrearsAnswer,
  campaignAnswer,
  collectionsAnswer,
  treasuryDetailAnswer,
} from './tax-answers.js';
import {
  Tax,
  type Arrears,
  type CampaignProgress,
  type Collection,
  type TreasuryDetail,
} from './tax.port.js';

/** The four reads, whatever carries the question; an answer to another question is a mismatch. */
export abstract class TaxReads extends Tax {
  protected abstract ask<T>(
    what: string,
    query: Readonly<Record<string, string>>,
    schema: z.ZodType<T>,
  ): Promise<Answer<T>>;

  override async getAssessedAndCollected(period: Month): Promise<Answer<readonly Collection[]>> {
    return this.#ofPeriod('collections', period, collectionsAnswer);
  }

  override async getInTreasuryDetail(period: Month): Promise<Answer<readonly TreasuryDetail[]>> {
    return this.#ofPeriod('in-treasury-detail', period, treasuryDetailAnswer);
  }

  override async getArrears(period: Month): Promise<Answer<readonly Arrears[]>> {
    return this.#ofPeriod('arrears', period, arrearsAnswer);
  }

  override async getCampaignProgress(year: number): Promise<Answer<readonly CampaignProgress[]>> {
    const answer = await this.ask('campaign-progress', { year: String(year) }, campaignAnswer);
    if (answer.outcome !== 'ANSWERED') return answer;
    const { year: of, items } = answer.value;
    return of === year ? answered(items) : unknown('MISMATCH', `campaign of ${year}: ${of}`);
  }

  async #ofPeriod<T>(
    what: string,
    period: Month,
    schema: z.ZodType<{ period: Month; items: T[] }>,
  ): Promise<Answer<readonly T[]>> {
    const answer = await this.ask(what, { period }, schema);
    if (answer.outcome !== 'ANSWERED') return answer;
    const { period: of, items } = answer.value;
    return of === period ? answered(items) : unknown('MISMATCH', `${what} of ${period}: ${of}`);
  }
}
