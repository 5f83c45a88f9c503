import { findTransfer } from '#persistence/ledger/read-transfer.js';
import { nextAskOf } from '#persistence/steps/money-facts.js';
import type { Draft, ProcessDesk } from '../cases/process-desk.js';
import type { CaseWork } from '../work.js';

/** The two steps of a payment that went wrong; every process that pays has them. */
export const transferDesk: ProcessDesk = {
  draft: (at, { transfer }) => transferDraft(at, transfer ?? ''),
  effect: async () => undefined,
  stateOf: () => undefined,
  wakesAt: async (at, step) =>
    step === 'transfer.unknown' ? (await nextAskOf(at.sql, at.row.id))?.getTime() : undefined,
};

async function transferDraft(at: CaseWork, key: string): Promise<Draft> {
  const row = await findTransfer(at.sql, key);
  if (!row) throw new Error(`There is no transfer ${key}`);
  const why =
    row.state === 'FAILED'
      ? '银行未执行，业务号已作废；资金未发生变动'
      : '银行未给出明确结果；查明前不会重复支付';
  return {
    form: { transfer: key, amount: row.amount, from: row.fromNumber, to: row.toNumber, why },
    amount: row.amount,
  };
}
