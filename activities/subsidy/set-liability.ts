import { yuan, type Yuan } from '#domain/money/yuan.js';
import { dayOf } from '#domain/time/instant.js';
import { subsidyStages } from '#domain/subsidy/subsidy.js';
import { settleReceipts } from '#persistence/obligations/settle-receipts.js';
import { setStages, stagesOf } from '#persistence/obligations/stages.js';
import { judgeCaseNow } from '#persistence/obligations/sweep.js';
import type { CaseWork } from '../work.js';
import { keepComputation } from '../cases/compute.js';
import { computed } from './subsidy-desk.js';

/**
 * F06 over what is known by now, as figures of a step: what falls due at each stage. A stage whose day is over keeps the
 * figure it was judged by (F06 example 5).
 */
export async function setLiability(
  at: CaseWork,
  step: string,
): Promise<{ readonly liability: Yuan; readonly byApril: Yuan }> {
  const { result, working } = await computed(at);
  await keepComputation(at, step, working);
  const [first] = await stagesOf(at.sql, at.row.id);
  const judged = first !== undefined && first.amountKnown && first.dueInstant.getTime() <= at.now;
  const byApril = judged ? yuan(first.amountDue) : result.byApril;
  const stages = subsidyStages(byApril, result.liability);
  await setStages(at.sql, at.row.id, 'SUBSIDY', stages, at.now);
  await settleReceipts(at.sql, at.row.id, dayOf(at.now));
  await judgeCaseNow(at.sql, at.row.id, at.now);
  return { liability: result.liability, byApril };
}
