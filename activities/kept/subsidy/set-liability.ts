import { yuan, type Yuan } from '#domain/money/yuan.js';
import { subsidyStages } from '#domain/subsidy/subsidy.js';
import { stagesOf } from '#persistence/obligations/stages.js';
import type { CaseWork } from '../../work.js';
import { keepComputation } from '../../cases/compute.js';
import { setDue } from '../../receipts/set-due.js';
import { computed, subsidyOwed } from './subsidy-desk.js';

/**
 * F06 over what is known by now, as figures of a step: what falls due at each stage. A stage whose day is over keeps the
 * figure it was judged by.
 */
export async function setLiability(
  at: CaseWork,
  step: string,
): Promise<{ readonly liability: Yuan; readonly byApril: Yuan }> {
  const { result, working } = await computed(at);
  await keepComputation(at, step, working);
  const [first] = await stagesOf(at.sql, subsidyOwed(at));
  const judged = first !== undefined && first.amountKnown && first.dueInstant.getTime() <= at.now;
  const byApril = judged ? yuan(first.amountDue) : result.byApril;
  await setDue(at, subsidyOwed(at).code, subsidyStages(byApril, result.liability));
  return { liability: result.liability, byApril };
}
