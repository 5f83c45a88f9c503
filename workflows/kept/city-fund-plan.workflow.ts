import type { CaseInput } from '#contracts/cases.js';
import type { Verdict } from '#contracts/engine.js';
import { Desk } from '../steps/desk.js';
import { pay } from '../steps/pay.js';
import { own } from '../steps/reach.js';
import { goesForward } from '../steps/way.js';

/**
 * 全市用款计划: the city's plan of one fund for one month, and its appropriation.
 *
 * 丽政办发〔2021〕61号 附件第九条 LS-9.b: 市医保经办机构每月30日前制定下月用款计划并申请拨款.
 * LS-9.c: 市财政部门审核后在每月初5个工作日内将基金划拨至市医保经办机构基金支出户.
 */
export async function cityFundPlan({ caseId }: CaseInput): Promise<void> {
  const desk = new Desk(caseId);
  const approval = await approvedPlan(desk, caseId);
  await own.approvePlan({ caseId, after: approval.decisionId });
  await pay(desk, caseId, 'APPROPRIATION', 'p11.awaitFunds');
  await own.appropriated({ caseId });
}

/** Consolidation, review, approval; each may send the sheet back to the one before. */
async function approvedPlan(desk: Desk, caseId: string): Promise<Verdict> {
  let before = await consolidated(desk, caseId);
  for (;;) {
    const review = await decided(desk, 'p11.financeReview', before);
    if (!goesForward(review)) {
      before = await consolidated(desk, caseId, review);
      continue;
    }
    const approval = await decided(desk, 'p11.financeApprove', review);
    if (goesForward(approval)) return approval;
    before = approval;
  }
}

/** The agency's sheet over all units; a unit's plan may go back to its county until all are in again. */
async function consolidated(desk: Desk, caseId: string, returned?: Verdict): Promise<Verdict> {
  for (let before = returned; ; before = undefined) {
    while (!(await own.plansIn({ caseId }))) await desk.hearNotice();
    const sheet = await decided(desk, 'p11.consolidate', before);
    if (goesForward(sheet)) return sheet;
    await own.returnPlan({ caseId, after: sheet.decisionId });
  }
}

/** The city's steps have no timer: a late one shows red and is escalated, nothing is decided by time. */
async function decided(desk: Desk, step: string, before?: Verdict): Promise<Verdict> {
  let verdict: Verdict | undefined;
  while (!verdict) verdict = await desk.ask(step, before && { after: before.decisionId });
  return verdict;
}
