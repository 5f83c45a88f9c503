import type { Instance } from '../support/instance.js';
import { Desks, type OpenTask } from './desks.js';

const year = '2022';
export const cityOfSettlement = `lishui/P71/331100/EMPLOYEE/${year}`;
export const unitThatObjects = `lishui/P71/331102/EMPLOYEE/${year}`;
export const unitThatIsSilent = `lishui/P71/331123/EMPLOYEE/${year}`;
const objects = '331102';
const silent = '331123';

type Row = Readonly<Record<string, unknown>>;

/** The list that stands in a task's form. */
async function rowsIn(instance: Instance, step: string, list: string): Promise<readonly Row[]> {
  const [task] = await instance.database.rows<{ form: Readonly<Record<string, readonly Row[]>> }>(
    `SELECT form FROM task WHERE step = $1 AND state = 'OPEN'`,
    [step],
  );
  return task?.form[list] ?? [];
}

/** A year's settlement: one unit objects and is right, one is silent, and the last desk sends it back once. */
export async function yearOfSettlement(instance: Instance): Promise<void> {
  const desks = new Desks(instance);
  const give = async (share: string): Promise<void> => {
    const rows = await rowsIn(instance, 'p71.figures', 'units');
    const units = rows.map((row) => ({
      ...row,
      gap: '100.00',
      share: row['code'] === objects ? share : '5.00',
    }));
    await desks.decide('p71.figures', year, () => ({ form: { units } }));
  };
  const answer = async (decision: (task: OpenTask) => object): Promise<void> => {
    await desks.decide('p71.opinion', year, ({ unit }) => (unit === silent ? 'SILENT' : {}));
    await desks.decide('p71.answer', year, (task) => ({ ...decision(task) }));
  };

  await desks.standAt('2022-05-11', 10);
  await give('50.00');
  await answer(({ unit }) =>
    unit === objects ? { decision: 'OBJECT', comment: '分担数不符。' } : {},
  );
  await desks.standAt('2022-05-17', 10);
  const found = await rowsIn(instance, 'p71.mediate', 'objections');
  const objections = found.map((row) => ({ ...row, finding: 'UPHOLD', reason: '已核对。' }));
  await desks.decide('p71.mediate', year, () => ({ form: { objections } }));
  await give('40.00');
  await answer(() => ({}));
  await desks.decide('p71.check', year);
  const returned = { decision: 'RETURN', comment: '请核对合计。', reasonCode: 'DATA_ERROR' };
  await desks.decide('p71.approve', year, () => returned);
  await give('40.00');
  await desks.decide('p71.check', year);
  await desks.decide('p71.approve', year);
  await desks.rest();
}
