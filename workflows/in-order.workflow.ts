import type { CaseInput } from '#contracts/cases.js';
import type { Verdict } from '#contracts/engine.js';
import { Desk } from './steps/desk.js';
import { pay } from './steps/pay.js';
import { bank, insurance, own } from './steps/reach.js';

/**
 * A process whose stages follow one another: the page its case has pinned, from the first stage to the last.
 * The page is read where the stages are taken and never here, so that no change of a page can make a history
 * say something else; which desk is asked in which round follows from the rows of PostgreSQL.
 */
export async function inOrder({ caseId }: CaseInput): Promise<void> {
  const desk = new Desk(caseId);
  for (let verdict: Verdict | undefined; ;) {
    const after = verdict && { after: verdict.decisionId };
    const standing = await own.takeStage({ caseId, ...after });
    if (standing.over) return;
    if (standing.fetches) {
      await insurance.fetchFigures({ caseId, ...standing.fetches });
      verdict = undefined;
      continue;
    }
    if (standing.vouchers) {
      await bank.postVouchers({ caseId });
      verdict = undefined;
      continue;
    }
    if (standing.pays) {
      desk.beginAfter(standing.rounds ?? []);
      for (const code of standing.pays) await pay(desk, caseId, code, 'transfer.awaitFunds');
      verdict = undefined;
      continue;
    }
    verdict = await desk.hold(standing.asks, standing.wait?.ms);
  }
}
