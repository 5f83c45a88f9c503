import type { NotOurs } from '#domain/ledger/statement-line.js';
import { yuan } from '#domain/money/yuan.js';
import { findTransfer } from '#persistence/ledger/read-transfer.js';
import { refundsFor } from '#persistence/open-items/refunds.js';
import { unorderedOf } from '#persistence/open-items/unordered-rows.js';
import { lastComment } from '#persistence/steps/decision-rows.js';
import type { Draft } from '../cases/process-desk.js';
import type { CaseWork } from '../work.js';

const words: Readonly<Record<NotOurs, string>> = {
  NOT_ORDERED: '本系统没有这笔付款指令',
  NOT_RELEASED: '指令尚未放行，银行已付出',
  GIVEN_UP: '指令已撤销或作废，银行已付出',
  OTHER_AMOUNT: '金额与指令不符',
  OTHER_ACCOUNT: '账户与指令不符',
  EXECUTED_AGAIN: '同一指令被再次执行',
};

/** What the bank did, and what our books have under its key, as every desk reads it. */
async function factsOf(at: CaseWork) {
  const item = await unorderedOf(at.sql, at.row.id);
  const order = await findTransfer(at.sql, item.bankKey);
  const facts = {
    bankKey: item.bankKey,
    sequence: item.sequence,
    from: item.number,
    fromName: item.accountName,
    amount: item.amount,
    valueDate: item.day,
    to: item.to,
    remark: item.reference,
    why: words[item.why],
    order: order ? `${order.amount} → ${order.toNumber}（${order.state}）` : '无',
  };
  return { facts, amount: yuan(item.amount), transfer: item.bankKey };
}

export async function unorderedDraft(at: CaseWork): Promise<Draft> {
  const { facts: form, amount, transfer } = await factsOf(at);
  return { form, amount, transfer };
}

export async function recognitionDraft(at: CaseWork): Promise<Draft> {
  const { facts, amount, transfer } = await factsOf(at);
  const reason = (await lastComment(at.sql, at.row.id, 'RECOGNISE')) ?? '';
  return { form: { ...facts, reason }, amount, transfer };
}

/** What may be the refund is shown, never applied; the one that fits best is filled in. */
export async function refundDraft(at: CaseWork): Promise<Draft> {
  const { facts, amount, transfer } = await factsOf(at);
  const found = await refundsFor(at.sql, at.row.id, null);
  const candidates = found.map(({ key, amount: paid, valueDate, payer, remark }) => ({
    key,
    amount: paid,
    valueDate,
    payer,
    remark,
  }));
  const [first] = found;
  const refund = found.length === 1 && first ? first.key : '';
  return { form: { ...facts, refund, candidates }, amount, transfer };
}
