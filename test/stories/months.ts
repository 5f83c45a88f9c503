import type { Instance } from '../support/instance.js';
import { Desks, type Choose } from './desks.js';

/** The months of the stories; their dates are those of 2022's calendar. */
export const firstMonth = '2022-10';
export const secondMonth = '2022-11';

/** Stories begin before the first month opens. */
export const storiesBegin = '2022-09-14';

/** Who does something out of the ordinary in the first month. */
export const returnedByReviewer = '331121';
export const silent = '331124';
export const returnedByCity = '331123';

const back = { comment: '请核对后再报。', reasonCode: 'OTHER' };

/** A month in which everybody does what is asked, from draft to money. */
export async function straightMonth(instance: Instance): Promise<void> {
  const desks = new Desks(instance);
  await desks.standAt('2022-09-15', 10);
  await desks.decide('p11.plan', firstMonth);
  await desks.decide('p11.planReview', firstMonth);
  await desks.decide('p11.consolidate', firstMonth);
  await desks.decide('p11.financeReview', firstMonth);
  await desks.decide('p11.financeApprove', firstMonth);
  await desks.standAt('2022-10-08', 10);
  await desks.decide('p11.confirm', firstMonth);
}

const of = (unit: string, fund: string, choice: ReturnType<Choose>): Choose => {
  return (task) => (task.unit === unit && task.fund === fund ? choice : {});
};

/** A month of detours: returns at every review, a county that says nothing, a statement that is late. */
export async function monthOfDetours(instance: Instance): Promise<void> {
  const desks = new Desks(instance);
  await faults(instance, [
    { system: 'bank', operation: 'statement', fault: 'late', rate: '1.00', times: 1, hours: 6 },
  ]);
  await desks.standAt('2022-09-15', 10);
  await desks.decide('p11.plan', firstMonth, of(silent, 'EMPLOYEE', 'SILENT'));
  const returned = { ...back, decision: 'RETURN' };
  await desks.decide('p11.planReview', firstMonth, of(returnedByReviewer, 'EMPLOYEE', returned));
  await desks.decide('p11.plan', firstMonth, of(silent, 'EMPLOYEE', 'SILENT'));
  await desks.decide('p11.planReview', firstMonth);
  await desks.standAt('2022-09-26', 9);

  await desks.decide('p11.consolidate', firstMonth, ({ fund }) =>
    fund === 'RESIDENT' ? { ...returned, returnTo: returnedByCity } : {},
  );
  await desks.decide('p11.plan', firstMonth);
  await desks.decide('p11.planReview', firstMonth);
  await desks.decide('p11.consolidate', firstMonth);
  await desks.decide('p11.financeReview', firstMonth, ofFund('RESIDENT', returned));
  await desks.decide('p11.consolidate', firstMonth);
  await desks.decide('p11.financeReview', firstMonth);
  await desks.decide('p11.financeApprove', firstMonth, ofFund('RESIDENT', returned));
  await desks.decide('p11.financeReview', firstMonth);
  await desks.decide('p11.financeApprove', firstMonth);
  await desks.standAt('2022-10-08', 10);
  await desks.decide('p11.confirm', firstMonth);
}

const ofFund =
  (fund: string, choice: ReturnType<Choose>): Choose =>
  (task) =>
    task.fund === fund ? choice : {};

/** A month whose first payments are executed by a bank that does not say so at once. */
export async function monthOfSilentBank(instance: Instance): Promise<void> {
  const desks = new Desks(instance);
  await desks.standAt('2022-10-15', 10);
  for (const step of ['p11.plan', 'p11.planReview']) await desks.decide(step, secondMonth);
  for (const step of ['p11.consolidate', 'p11.financeReview', 'p11.financeApprove']) {
    await desks.decide(step, secondMonth);
  }
  await faults(instance, [
    {
      system: 'bank',
      operation: 'pay',
      fault: 'timeoutAfter',
      rate: '1.00',
      times: 4,
      delayMs: 200,
    },
  ]);
  await desks.standAt('2022-11-01', 12);
  await desks.decide('p11.confirm', secondMonth);
}

async function faults(instance: Instance, list: readonly object[]): Promise<void> {
  const answer = await fetch(`${instance.simulators}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seed: 1, faults: list }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`faults: ${answer.status} ${await answer.text()}`);
}
