import type { FactValue } from '#domain/facts/fact.js';
import { receiptOf } from '#persistence/steps/money-facts.js';
import type { CaseWork } from '../work.js';

/** What the bank has executed of a transfer of the case: amount in yuan, value date, receiving account; undefined: nothing yet. */
export async function partOfTransfer(
  { sql, row }: CaseWork,
  code: string,
  part: string | undefined,
): Promise<FactValue | undefined> {
  const paid = await receiptOf(sql, row.id, code);
  if (!paid) return undefined;
  return { amount: paid.amount, valueDate: paid.valueDate, account: paid.account }[part ?? ''];
}
