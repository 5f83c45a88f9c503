import { overpaidForm, refundForm, unmatchedForm } from '#contracts/forms/open-item.forms.js';
import { isZero, smaller, yuan, zero } from '#domain/money/yuan.js';
import { caseId, parseCaseId } from '#domain/ids/case-id.js';
import { period } from '#domain/time/period.js';
import { guarded } from '#persistence/ledger/guarded.js';
import { RuleRefused } from '#persistence/ledger/ledger-faults.js';
import { checkEntries } from '#persistence/ledger/post-entry.js';
import { relabelTransfer } from '#persistence/ledger/relabel-transfer.js';
import { dutyForExcess, recordCredit } from '#persistence/open-items/credits.js';
import { dutyForMoney } from '#persistence/open-items/matchable.js';
import { moneyItemOf } from '#persistence/open-items/open-item-rows.js';
import { moveMoney } from '#persistence/books/move-money.js';
import { excessOf } from '#persistence/obligations/settle-receipts.js';
import { refundsFor } from '#persistence/open-items/refunds.js';
import type { DecisionRow } from '#persistence/steps/decision-rows.js';
import type { ProcessDesk } from '../cases/process-desk.js';
import { receivedAs } from '../receipts/received-as.js';
import { countReceipt, settleDuty } from '../receipts/match-receipt.js';
import { gapDraft } from '../transfers/order-content.js';
import { auditCase, system, type CaseWork } from '../work.js';
import { moneyBack, moneyOf } from './money-back.js';
import {
  missingDraft,
  overpaidDraft,
  overpaidDuty,
  returnDraft,
  unmatchedDraft,
} from './open-item-drafts.js';
import { settleByRefund } from './refund-arrived.js';
import { recognitionDraft, refundDraft, unorderedDraft } from './unordered-drafts.js';

/** The steps of 对账 (P24). */
export const openItemDesk: ProcessDesk = {
  draft: async (at, { step }) => {
    if (step === 'receipt.unmatched') return unmatchedDraft(at);
    if (step === 'receipt.overpaid') return overpaidDraft(at);
    if (step === 'receipt.returnApprove') return returnDraft(at);
    if (step === 'receipt.awaitFunds') return gapDraft(at, await moneyBack(at));
    if (step === 'payment.unordered') return unorderedDraft(at);
    if (step === 'payment.unorderedApprove') return recognitionDraft(at);
    if (step === 'payment.awaitRefund') return refundDraft(at);
    return missingDraft(at);
  },
  effect: async (at, decision) => {
    // What was decided while the item ended by another way changes nothing any more.
    if (at.row.finished) return;
    if (decision.kind === 'payment.awaitRefund') return refunded(at, decision);
    if (decision.kind === 'receipt.overpaid' && decision.code === 'MATCH') {
      return splitOff(at, decision);
    }
    if (decision.code === 'MATCH') await matched(at, decision);
    if (decision.code === 'CREDIT_NEXT_YEAR') await credited(at, decision);
  },
  stateOf: (step) => states[step],
  redrafts: (_at, step) => drawnAnew.includes(step),
};

/** SQL's code for a book that would have less than nothing. */
const belowNothing = 'TC034';

const drawnAnew = [
  'receipt.unmatched',
  'receipt.overpaid',
  'receipt.awaitFunds',
  'payment.awaitRefund',
];

const states: Readonly<Record<string, string>> = {
  'receipt.unmatched': 'UNMATCHED',
  'receipt.overpaid': 'OVERPAID',
  'receipt.returnApprove': 'RETURN_ASKED',
  'receipt.awaitFunds': 'AWAITING_FUNDS',
  'statement.missing': 'STATEMENT_MISSING',
  'payment.unordered': 'UNORDERED',
  'payment.unorderedApprove': 'RECOGNITION_ASKED',
  'payment.awaitRefund': 'AWAITING_REFUND',
};

/** A person said what the money is for: it counts from its value date, whenever they said so. */
async function matched(at: CaseWork, decision: DecisionRow): Promise<void> {
  const { transferKey } = await moneyItemOf(at.sql, at.row.id);
  const { obligationId } = unmatchedForm.parse(decision.form);
  const of = await dutyForMoney(at.sql, transferKey, obligationId);
  if (of === undefined) throw new Error(`${transferKey} cannot count for ${obligationId}`);
  const share = receivedAs(at.pack, of);
  const recognised = share && { share, caseId: of.caseId, decisionId: decision.id };
  await relabelTransfer(at.sql, transferKey, null, { at: at.now, actor: system }, recognised);
  await countReceipt(at.sql, { transferKey, ...of, decisionId: decision.id }, at.now);
}

/**
 * A person said for which other duty of the unit the excess counts: as much of it as that duty still lacks, from
 * its value date. The rest is asked about again; so is all of it where that duty was paid meanwhile.
 */
async function splitOff(at: CaseWork, decision: DecisionRow): Promise<void> {
  const { amount: rest, transferKey } = await moneyItemOf(at.sql, at.row.id);
  const { obligationId = '' } = overpaidForm.parse(decision.form);
  const of = await dutyForExcess(at.sql, transferKey, obligationId);
  const owing = await overpaidDuty(at, transferKey);
  const excess = yuan(await excessOf(at.sql, owing));
  const amount = of ? smaller(smaller(yuan(rest), excess), yuan(of.outstanding)) : zero;
  if (of === undefined || isZero(amount)) {
    await auditCase(at, 'MATCH_REFUSED', at.row.clause, { decision: decision.id, obligationId });
    return;
  }
  const { caseId: forCase, code } = of;
  const by = { itemCase: at.row.id, decisionId: decision.id, at: at.now };
  const share = receivedAs(at.pack, of);
  const money = { ...(await moneyOf(at)), amount };
  try {
    await guarded(at.sql, async () => {
      await recordCredit(at.sql, { ...by, forCase, code, amount });
      const to = share && { share, caseId: forCase, decisionId: decision.id };
      if (to) await moveMoney(at.sql, money, to, at.now);
      await checkEntries(at.sql);
    });
  } catch (error) {
    if (!(error instanceof RuleRefused) || error.rule !== belowNothing) throw error;
    await auditCase(at, 'MATCH_REFUSED', at.row.clause, {
      decision: decision.id,
      rule: error.rule,
    });
    return;
  }
  await settleDuty(at.sql, { caseId: forCase, code }, decision.id, at.now);
}

/** A person said which money is the refund; one that was used meanwhile is asked for again. */
async function refunded(at: CaseWork, decision: DecisionRow): Promise<void> {
  if (decision.code !== 'MATCH') return;
  const { refund } = refundForm.parse(decision.form);
  const found = await refundsFor(at.sql, at.row.id, refund);
  if (found.length === 1) await settleByRefund(at.sql, at.row, refund, at.now);
}

/** LS-5.b: what is too much this year is a credit against the next, never a refund by itself. */
async function credited(at: CaseWork, decision: DecisionRow): Promise<void> {
  const { aboutCase, transferKey } = await moneyItemOf(at.sql, at.row.id);
  const parts = parseCaseId(aboutCase ?? '');
  const forCase = caseId({ ...parts, period: period(String(Number(parts.period) + 1)) });
  const credit = { itemCase: at.row.id, forCase, decisionId: decision.id, at: at.now };
  if (!(await recordCredit(at.sql, credit))) return;
  const { code } = await overpaidDuty(at, transferKey);
  await settleDuty(at.sql, { caseId: forCase, code }, transferKey, at.now);
}
