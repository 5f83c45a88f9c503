import type { Asked } from '#contracts/escalation.js';
import type { OpenItemActivities, OpenItemStanding } from '#contracts/open-items.js';
import { missingStatement } from '#persistence/open-items/missing-statements.js';
import { isZero, yuan } from '#domain/money/yuan.js';
import {
  isPaid,
  moneyItemOf,
  openItemOf,
  type OpenItemRow,
} from '#persistence/open-items/open-item-rows.js';
import { finishCase, setCaseState } from '#persistence/steps/case-rows.js';
import { decidedSteps } from '#persistence/steps/task-rounds.js';
import { adoptionStanding } from '../amendments/adoption-standing.js';
import { applyDecision, applyOvertaken } from '../cases/apply-decision.js';
import { auditCase, type CaseWork, type Work } from '../work.js';
import { closeMissing } from './statement-arrived.js';
import { unorderedStanding } from './unordered-standing.js';

/** LS-3.b: where an item stands follows from its decisions alone, so a case that is rebuilt hears the same. */
export const openItemStanding =
  (work: Work): OpenItemActivities['openItemStanding'] =>
  ({ caseId, after }) =>
    work.onCase(caseId, async (at) => {
      if (after) await applyDecision(at, after);
      if (at.row.finished) {
        await applyOvertaken(at); // the statement came while somebody said that it was asked for
        return { settled: true };
      }
      if (at.process.page === 'ADOPTION') return adoptionStanding(at);
      const item = await openItemOf(at.sql, caseId);
      if (item.kind === 'UNORDERED') return unorderedStanding(at);
      return item.kind === 'MISSING' ? missing(at, item) : money(at, item);
    });

const approval = 'receipt.returnApprove';
const first = { UNMATCHED: 'receipt.unmatched', OVERPAID: 'receipt.overpaid' } as const;

/** The accountant decides; money goes back only after another department's word. */
async function money(at: CaseWork, item: OpenItemRow): Promise<OpenItemStanding> {
  const step = item.kind === 'OVERPAID' ? first.OVERPAID : first.UNMATCHED;
  const decided = await decidedSteps(at.sql, at.row.id);
  const rounds = (of: string): number => decided.filter((each) => each.step === of).length;
  const ask = (of: string): OpenItemStanding => ({
    settled: false,
    pays: false,
    asks: [{ step: of, round: rounds(of) + 1 }],
  });
  const last = decided.findLast((each) => each.step === step || each.step === approval);
  if (!last || last.way === 'BACK') return ask(step);
  if (last.code === 'RETURN_MONEY') return ask(approval);
  if (last.step === step) {
    const counts = last.code === 'MATCH' ? 'MATCHED' : 'CREDITED';
    return (await isLeft(at, item)) ? ask(step) : settled(at, counts);
  }
  if (await isPaid(at.sql, at.row.id, 'RETURN')) return settled(at, 'MONEY_RETURNED');
  return { settled: false, pays: true, asks: [] };
}

/** What is too much and counts for no other duty yet is asked about again. */
async function isLeft({ sql, row }: CaseWork, { kind }: OpenItemRow): Promise<boolean> {
  return kind === 'OVERPAID' && !isZero(yuan((await moneyItemOf(sql, row.id)).amount));
}

async function missing(at: CaseWork, item: OpenItemRow): Promise<OpenItemStanding> {
  const statement = await missingStatement(at.sql, item.accountId ?? '', item.day ?? '');
  if (statement.arrived) {
    await closeMissing(at.sql, at.row.id, at.now);
    await applyOvertaken(at);
    return { settled: true };
  }
  const asked = await decidedSteps(at.sql, at.row.id);
  const asks: Asked[] = asked.length > 0 ? [] : [{ step: 'statement.missing', round: 1 }];
  const waits = asks.length === 0 ? 'STATEMENT' : null;
  await setCaseState(at.sql, at.row.id, at.row.state, waits);
  return { settled: false, pays: false, asks };
}

async function settled(at: CaseWork, state: string): Promise<OpenItemStanding> {
  await finishCase(at.sql, at.row.id, state, at.now);
  await auditCase(at, 'CASE_CLOSED', at.row.clause, { state });
  return { settled: true };
}
