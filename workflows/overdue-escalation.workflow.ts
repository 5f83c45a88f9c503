import type { CaseInput } from '#contracts/cases.js';
import type { Verdict } from '#contracts/engine.js';
import { Desk } from './steps/desk.js';
import { own } from './steps/reach.js';

/**
 * 督办: one breach climbs the ladder its city has adopted, rung by rung, until the money has value.
 *
 * telling the county and its heads needs nobody; from the supervision order up a rung
 * is drafted here and signed by a person, and holds the rungs above until then. The rungs are rows:
 * the sweep records the same ones when this workflow cannot.
 */
export async function overdueEscalation({ caseId }: CaseInput): Promise<void> {
  const desk = new Desk(caseId);
  for (let verdict: Verdict | undefined; ;) {
    const after = verdict && { after: verdict.decisionId };
    const ladder = await own.climbLadder({ caseId, ...after });
    if (ladder.ended) return;
    verdict = await desk.offer(ladder.asks, ladder.wait?.ms);
  }
}
