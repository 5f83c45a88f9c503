import type { CaseInput } from '#contracts/cases.js';
import type { Verdict } from '#contracts/engine.js';
import { Desk } from '../steps/desk.js';
import { insurance, own } from '../steps/reach.js';
import { goesForward } from '../steps/way.js';

/**
 * 财政补助上划: one county's subsidy to the residents' fund for one year, in two stages.
 *
 * 丽政办发〔2021〕61号 附件第五条 LS-5.a: 各县（市、区）按照全市统一的财政补助标准计算应上缴筹资补助.
 * LS-5.b: 于当年4月底前上划二分之一，6月底前全部上划至市财政专户. The county pays outside, in any
 * parts; only what the bank's statements show counts, by its value date.
 */
export async function countySubsidy({ caseId }: CaseInput): Promise<void> {
  const desk = new Desk(caseId);
  await insurance.importSubsidyInputs({ caseId });
  const approval = await confirmed(desk);
  await own.issueNotice({ caseId, after: approval.decisionId });

  for (let verdict: Verdict | undefined; ;) {
    const standing = await own.subsidyStanding({ caseId, ...afterOf(verdict) });
    if (standing.settled) return;
    const asks = standing.asks ? [{ step: 'p08.pay', round: standing.stage }] : [];
    verdict = await desk.offer(asks, standing.wait?.ms);
  }
}

/** The county computes, its finance bureau checks, the city confirms; each may send it back. */
async function confirmed(desk: Desk): Promise<Verdict> {
  for (let before: Verdict | undefined; ;) {
    const filed = await decided(desk, 'p08.confirm', before);
    const review = await decided(desk, 'p08.review', filed);
    const notice = goesForward(review) ? await decided(desk, 'p08.notice', review) : review;
    if (goesForward(notice)) return notice;
    before = notice;
  }
}

/** No day ends these steps: a late one shows red, and nothing is decided by time. */
async function decided(desk: Desk, step: string, before?: Verdict): Promise<Verdict> {
  let verdict: Verdict | undefined;
  while (!verdict) verdict = await desk.ask(step, afterOf(before));
  return verdict;
}

/** What a person decided is recorded as applied by the step that acts on it. */
const afterOf = (verdict: Verdict | undefined) => (verdict ? { after: verdict.decisionId } : {});
