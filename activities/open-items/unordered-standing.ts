import type { OpenItemStanding } from '#contracts/open-items.js';
import { askAgainAt } from '#domain/time/ask-again.js';
import { RuleRefused } from '#persistence/ledger/ledger-faults.js';
import { unorderedOf, type UnorderedRow } from '#persistence/open-items/unordered-rows.js';
import { finishCase, setCaseState } from '#persistence/steps/case-rows.js';
import { newestDecisions } from '#persistence/steps/decision-rows.js';
import { decidedSteps } from '#persistence/steps/task-rounds.js';
import { setWait } from '#persistence/steps/wait-rows.js';
import { auditCase, type CaseWork } from '../work.js';
import { refundThere, settleByRefund } from './refund-arrived.js';
import { settleUnordered } from './settle-unordered.js';

const steps = {
  first: 'payment.unordered',
  approval: 'payment.unorderedApprove',
  refund: 'payment.awaitRefund',
} as const;
/** More is reserved for orders under way than the bank has left: the books make room when those end. */
const tryAgainMs = 15 * 60_000;

/** The accountant decides; recognising needs another department's word, waiting ends when the money is back. */
export async function unorderedStanding(at: CaseWork): Promise<OpenItemStanding> {
  const item = await unorderedOf(at.sql, at.row.id);
  if (item.resolved) return { settled: true };
  const decided = await decidedSteps(at.sql, at.row.id);
  const ask = (step: string): OpenItemStanding => ({
    settled: false,
    pays: false,
    asks: [{ step, round: decided.filter((each) => each.step === step).length + 1 }],
  });
  const last = decided.at(-1);
  if (!last || last.way === 'BACK') return ask(steps.first);
  if (last.code === 'RECOGNISE') return ask(steps.approval);
  if (last.code === 'APPROVE') return (await recognised(at, item)) ?? ask(steps.approval);
  const refund = await refundThere(at.sql, at.row.id);
  if (refund === undefined) return ask(steps.refund);
  await settleByRefund(at.sql, at.row, refund, at.now);
  return { settled: true };
}

/** Undefined when SQL counts too few persons or departments: somebody else must approve. */
async function recognised(at: CaseWork, item: UnorderedRow): Promise<OpenItemStanding | undefined> {
  const decisions = await newestDecisions(at.sql, at.row.id, ['RECOGNISE', 'APPROVE']);
  const ending = { as: 'RECOGNISED', decisions } as const;
  try {
    await settleUnordered(at.sql, at.row, item, ending, at.now);
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    const { rule } = error;
    if (rule !== 'TC010' && rule !== 'never_negative') throw error;
    await auditCase(at, 'RECOGNITION_REFUSED', at.row.clause, { rule });
    if (rule === 'TC010') return undefined;
    await setCaseState(at.sql, at.row.id, at.row.state, 'FUNDS');
    const wait = await setWait(at.sql, at.row.id, askAgainAt(at, tryAgainMs), at.now);
    return { settled: false, pays: false, asks: [], wait };
  }
  await finishCase(at.sql, at.row.id, 'RECOGNISED', at.now);
  await auditCase(at, 'CASE_CLOSED', at.row.clause, { state: 'RECOGNISED' });
  return { settled: true };
}
