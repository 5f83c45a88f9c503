import type { Instance } from '../support/instance.js';
import { Desks } from './desks.js';

const year = '2022';
export const unitOfPage = `lishui/P36/331101/EMPLOYEE/${year}`;
export const cityOfPage = `lishui/P36/331100/EMPLOYEE/${year}`;

/** A year's case of a page: a reviewer who stays silent, and a joint place of which one desk returns. */
export async function yearOfPage(instance: Instance): Promise<void> {
  const desks = new Desks(instance);
  await desks.standAt('2022-05-11', 10);
  const filed = { form: { year, spending: '1200.50', persons: 30, note: '' } };
  await desks.decide('p36.file', year, () => filed);
  await desks.standAt('2022-05-14', 10);
  await desks.decide('p36.draft', year);
  const returned = { decision: 'RETURN', comment: '请核对支出。', reasonCode: 'DATA_ERROR' };
  await desks.decide('p36.tax', year, () => returned);
  await desks.decide('p36.draft', year);
  await desks.decide('p36.finance', year);
  await desks.decide('p36.tax', year);
  await desks.decide('p36.lead', year);
}
