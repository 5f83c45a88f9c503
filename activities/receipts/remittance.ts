import type { Yuan } from '#domain/money/yuan.js';
import { payableTo } from '#persistence/ledger/find-account.js';
import { stagesOf } from '#persistence/obligations/stages.js';
import type { CaseWork } from '../work.js';
import { collecting } from './collecting.js';

/** What is to be remitted for a duty by its next day, where, and with which remark. */
export interface Remittance {
  readonly outstanding: Yuan;
  readonly received: Yuan;
  readonly missed: Yuan;
  readonly dueOn: string;
  readonly account: string;
  readonly accountName: string;
  readonly reference: string;
}

export async function remittanceOf(at: CaseWork, code: string): Promise<Remittance> {
  const stages = await stagesOf(at.sql, { caseId: at.row.id, code });
  const { outstanding, received, missed, next } = collecting(stages, at.now);
  const { number, name } = await payableTo(at.sql, next.proofAccount);
  return {
    outstanding,
    received,
    missed,
    dueOn: next.statutory,
    account: number,
    accountName: name,
    reference: next.reference ?? '',
  };
}
