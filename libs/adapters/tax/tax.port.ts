import type { Fund } from '#domain/ids/case-id.js';
import type { Month } from '#domain/time/month.js';
import type { Yuan } from '#domain/money/yuan.js';
import type { Answer } from '../answer.js';

interface OfUnit {
  readonly unit: string;
  readonly fund: Fund;
}

/** 应征 and 实征 of a unit's fund in a month. */
export interface Collection extends OfUnit {
  readonly assessed: Yuan;
  readonly collected: Yuan;
}
/** One 入库明细 line, by its tax voucher. */
export interface TreasuryDetail extends OfUnit {
  readonly voucher: string;
  readonly amount: Yuan;
}
/** 欠费 of a unit's fund at the end of a month. */
export interface Arrears extends OfUnit {
  readonly amount: Yuan;
}
/** 集中参保缴费 so far. */
export interface CampaignProgress {
  readonly unit: string;
  readonly persons: number;
}

/** The tax bureau (税务局), which collects the premiums. Reads only. */
export abstract class Tax {
  abstract getAssessedAndCollected(period: Month): Promise<Answer<readonly Collection[]>>;
  abstract getInTreasuryDetail(period: Month): Promise<Answer<readonly TreasuryDetail[]>>;
  abstract getArrears(period: Month): Promise<Answer<readonly Arrears[]>>;
  abstract getCampaignProgress(year: number): Promise<Answer<readonly CampaignProgress[]>>;
}
