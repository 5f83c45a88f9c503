import type { Asked } from '#contracts/escalation.js';
import { isZero } from '#domain/money/yuan.js';
import { dayOf } from '#domain/time/instant.js';
import { meetObligation, setAmountDue } from '#persistence/obligations/keep-obligations.js';
import { unitOfCase, type CaseWork } from '../work.js';
import { courseOf, type StageOutcome, type StageTaken } from './course-of-case.js';
import { amountOfTransfer, unpaidOf } from './page-payments.js';

/**
 * Transfers of the page, one after the other, each once: the workflow pays the first that is not paid yet and
 * comes back for the next. A duty that a transfer meets comes to what the transfer pays.
 */
export async function payStage(at: CaseWork, { stage }: StageTaken): Promise<StageOutcome> {
  const codes = stage.pay?.transfers ?? [];
  for (const code of codes) await dueByTransfer(at, code);
  const [first] = await unpaidOf(at, codes);
  if (first === undefined) return { became: 'PASSED', state: null };
  const rounds = roundsOfOthers(at, first);
  return { became: 'WAITS', asks: [], pays: [first], rounds };
}

/** How often each step of a payment was asked about other transfers of the case than this one. */
function roundsOfOthers({ row, course }: CaseWork, transfer: string): Asked[] {
  const own = `${row.id}/${transfer}/`;
  const others = course.tasks.filter(
    ({ step, transferKey }) =>
      step.startsWith('transfer.') && transferKey !== null && !transferKey.startsWith(own),
  );
  // They stand in the order of their rounds.
  const last = new Map(others.map(({ step, round }) => [step, round]));
  return [...last].map(([step, round]) => ({ step, round }));
}

async function dueByTransfer(at: CaseWork, code: string): Promise<void> {
  const { law } = courseOf(at).page;
  const { duty = null, levels = null } = law.transfers.find((each) => each.code === code) ?? {};
  const none = levels !== null && !levels.includes(unitOfCase(at).level);
  if (duty === null || none) return;
  const amount = await amountOfTransfer(at, code);
  await setAmountDue(at.sql, at.row.id, duty, amount);
  if (isZero(amount)) await meetObligation(at.sql, at.row.id, duty, dayOf(at.now));
}
