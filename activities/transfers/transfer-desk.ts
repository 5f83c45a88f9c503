import { parseTransferKey } from '#domain/ids/transfer-key.js';
import { payableTo } from '#persistence/ledger/find-account.js';
import { findTransfer, type TransferRow } from '#persistence/ledger/read-transfer.js';
import { nextAskOf } from '#persistence/steps/money-facts.js';
import type { Draft, ProcessDesk } from '../cases/process-desk.js';
import type { CaseWork } from '../work.js';
import { gapDraft } from './order-content.js';
import { transferOf, type PaymentTerms, type TermsOfCase } from './payment-terms.js';

/** The steps of a payment that went wrong or lacks money; every process that pays has them. */
export const transferDesk = (termsOfCase: TermsOfCase): ProcessDesk => ({
  draft: (at, { step, transfer }) =>
    step === 'transfer.awaitFunds'
      ? lacking(at, termsOfCase(at))
      : transferDraft(at, termsOfCase(at), transfer ?? ''),
  effect: async () => undefined,
  wakesAt: async (at, step) =>
    step === 'transfer.unknown' ? (await nextAskOf(at.sql, at.row.id))?.getTime() : undefined,
  redrafts: (_at, step) => step === 'transfer.awaitFunds',
});

/** How much is missing for the order that cannot be written. */
async function lacking(at: CaseWork, page: PaymentTerms): Promise<Draft> {
  const transfer = (await page.awaiting?.(at)) ?? '';
  const terms = await page.termsOf(at, transferOf(at, parseTransferKey(transfer).obligation));
  return { ...(await gapDraft(at, terms)), transfer };
}

async function transferDraft(at: CaseWork, page: PaymentTerms, key: string): Promise<Draft> {
  const row = await findTransfer(at.sql, key);
  if (!row) throw new Error(`There is no transfer ${key}`);
  const { amount, from, to } = await orderOf(at, page, row);
  return { form: { transfer: key, amount, from, to, why: whyOf(at, row) }, amount };
}

/** The case's own order; where the bank has used its key for a stranger's payment, what it would have been. */
async function orderOf(at: CaseWork, page: PaymentTerms, row: TransferRow) {
  if (row.caseId === at.row.id) {
    return { amount: row.amount, from: row.fromNumber, to: row.toNumber };
  }
  const terms = await page.termsOf(at, transferOf(at, parseTransferKey(row.key).obligation));
  return {
    amount: terms.amount,
    from: (await payableTo(at.sql, terms.from)).number,
    to: (await payableTo(at.sql, terms.to)).number,
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
