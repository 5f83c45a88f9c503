import { findTransfer, type TransferRow } from '#persistence/ledger/read-transfer.js';
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
  const why = whyOf(at, row);
  return {
    form: { transfer: key, amount: row.amount, from: row.fromNumber, to: row.toNumber, why },
    amount: row.amount,
  };
}

/** What the desk must know of a payment that was not made, or of which nobody knows. */
function whyOf(at: CaseWork, { state, caseId }: TransferRow): string {
  if (caseId !== at.row.id) return '该业务号已被银行用于其他款项，不能再用；本笔尚未支付';
  if (state === 'VOID') return '该业务号已被银行用于其他款项，原指令已撤销；本笔尚未支付';
  return state === 'FAILED'
    ? '银行未执行，业务号已作废；资金未发生变动'
    : '银行未给出明确结果；查明前不会重复支付';
}
