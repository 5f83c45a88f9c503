import type { Instance } from '../support/instance.js';
import { Desks, type OpenTask } from './desks.js';

const year = '2022';
const returned = '331123';
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
  await desks.decide('p72.sheet', year, () => ({ ...back, returnTo: returned }));
  await desks.decide('p72.plan', year);
  await desks.decide('p72.review', year);
  await desks.decide('p72.sheet', year);
  await desks.decide('p72.check', year, () => back);
  await desks.decide('p72.sheet', year);
  await desks.decide('p72.check', year);
  await desks.decide('p72.approve', year, () => back);
  await desks.decide('p72.check', year);
  await desks.decide('p72.approve', year);
  await desks.rest();
  await desks.decide('p72.receipt', year);
  await desks.rest();
}
