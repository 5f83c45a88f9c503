import type { Instance } from '../support/instance.js';
import { Desks, type Choose, type OpenTask } from './desks.js';

const year = '2022';
const returned = '331123';
const counties = 9;
const silent = '331124';
export const cityOfPlans = `lishui/P72/331100/EMPLOYEE/${year}`;
export const unitOfPlan = (unit: string): string => `lishui/P72/${unit}/EMPLOYEE/${year}`;
export const unitThatFiles = unitOfPlan('331102');
export const unitOfTheCity = unitOfPlan('331101');
export const unitSentBack = unitOfPlan(returned);
export const unitBeyondItsDay = unitOfPlan(silent);

const back = { decision: 'RETURN', comment: '请核对。', reasonCode: 'OTHER' };

/** Plans of a year: one unit is silent, one is sent back by its reviewer and by the city; then the money goes its way. */
export async function yearOfPlans(instance: Instance): Promise<void> {
  const desks = new Desks(instance);
  // What another case sets going comes a moment later.
  const comes = async (step: string, choose?: Choose, times = 1): Promise<void> => {
    let decided = 0;
    for (let tries = 0; decided < times; tries += 1) {
      if (tries > 100) throw new Error(`${step} never came`);
      decided += await desks.decide(step, year, choose);
    }
  };
  const only =
    (unit: string, choice: object) =>
    (task: OpenTask): Record<string, unknown> => ({ ...(task.unit === unit && choice) });
  await desks.standAt('2022-05-11', 10);
  await desks.decide('p72.plan', year, ({ unit }) =>
    unit === silent ? 'SILENT' : { form: { requested: '1000.00' } },
  );
  await desks.decide('p72.review', year, only(returned, back));
  await desks.decide('p72.plan', year, ({ unit }) => (unit === silent ? 'SILENT' : {}));
  await desks.decide('p72.review', year);
  await desks.standAt('2022-05-21', 9);
  await comes('p72.sheet', () => ({ ...back, returnTo: returned }));
  await comes('p72.plan');
  await comes('p72.review');
  await comes('p72.sheet');
  await comes('p72.check', () => back);
  await comes('p72.sheet');
  await comes('p72.check');
  await comes('p72.approve', () => back);
  await comes('p72.check');
  await comes('p72.approve');
  await desks.rest();
  await comes('p72.receipt', undefined, counties);
  await desks.rest();
}
