import type { FactValue } from '#domain/facts/fact.js';
import { receiptOf } from '#persistence/steps/money-facts.js';
import type { CaseWork } from '../work.js';

/** What the bank has executed of a transfer: amount in yuan, value date, receiving account. */
export type PartsOfTransfer = Readonly<Record<string, FactValue>>;

/** The parts of a transfer of the case by its code; none: nothing is executed yet. */
export const partsOfTransfer = async (
  { sql, row }: CaseWork,
  code: string,
): Promise<PartsOfTransfer> => ({ ...(await receiptOf(sql, row.id, code)) });
