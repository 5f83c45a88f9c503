import type { CaseInput } from '#contracts/cases.js';
import type { Verdict } from '#contracts/engine.js';
import type { PlanStanding } from '#contracts/fund-plan.js';
import { Desk } from '../steps/desk.js';
import { pay } from '../steps/pay.js';
import { own } from '../steps/reach.js';
import { goesForward } from '../steps/way.js';

/**
 * 县（市、区）用款计划: one unit's plan of one fund for one month, from draft to money.
 *
 * 丽政办发〔2021〕61号 附件第九条 LS-9.a: 县（市、区）医保部门应按月上报基金用款计划.
 * LS-9.d: the agency pays on to the county's expenditure account once the city has its money.
 */
export async function countyFundPlan({ caseId }: CaseInput): Promise<void> {
  const desk = new Desk(caseId);
  let plan = await filedPlan(desk, caseId);
  while (plan.standing !== 'APPROPRIATED') {
    if (plan.standing === 'RETURNED') {
      plan = await filedPlan(desk, caseId);
    } else {
      await desk.hearNotice();
      plan = await own.planStanding({ caseId });
    }
  }
  if (!plan.disburses) return own.closeCase({ caseId });

  await pay(desk, caseId, 'DISBURSEMENT', 'p11.awaitFunds');
  const confirmed = await desk.ask('p11.confirm');
  await own.closeCase({ caseId, ...(confirmed && { after: confirmed.decisionId }) });
}

/** Preparer, then reviewer, round by round; when the due day ends in silence the last actuals stand in. */
async function filedPlan(desk: Desk, caseId: string): Promise<PlanStanding> {
  for (let returned: Verdict | undefined; ;) {
    const plan = await untilDue(desk, caseId, 'p11.plan', returned);
    const review = plan && (await untilDue(desk, caseId, 'p11.planReview', plan));
    if (!review) return own.planStanding({ caseId });
    if (goesForward(review)) return own.filePlan({ caseId, after: review.decisionId });
    returned = review;
  }
}

/** A decision accepted in time wins over the timer, whichever the engine hears of first. */
async function untilDue(
  desk: Desk,
  caseId: string,
  step: string,
  before: Verdict | undefined,
): Promise<Verdict | undefined> {
  let verdict = await desk.ask(step, before && { after: before.decisionId });
  while (!verdict) {
    if (desk.withdrawn) {
      desk.withdraw();
      return undefined;
    }
    const late = await own.defaultPlan({ caseId });
    if (late.outcome === 'DEFAULTED') {
      desk.withdraw();
      return undefined;
    }
    verdict = await desk.hearDecision(late.outcome === 'TOO_EARLY' ? late.wait.ms : undefined);
  }
  return verdict;
}
