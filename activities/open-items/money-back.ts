import { yuan, type Yuan } from '#domain/money/yuan.js';
import { findTransfer, type TransferRow } from '#persistence/ledger/read-transfer.js';
import { moneyItemOf } from '#persistence/open-items/open-item-rows.js';
import type { CaseWork } from '../work.js';

/** What goes back, from the account that the bank named to the one it came from (原渠道退回). */
export interface MoneyBack {
  readonly from: string;
  readonly to: string;
  readonly amount: Yuan;
}

export async function moneyOf(at: CaseWork): Promise<TransferRow> {
  const { transferKey } = await moneyItemOf(at.sql, at.row.id);
  const row = await findTransfer(at.sql, transferKey);
  if (!row) throw new Error(`There is no transfer ${transferKey}`);
  return row;
}

export async function moneyBack(at: CaseWork): Promise<MoneyBack> {
  const { amount } = await moneyItemOf(at.sql, at.row.id);
  const { from, to } = await moneyOf(at);
  return { from: to, to: from, amount: yuan(amount) };
}
