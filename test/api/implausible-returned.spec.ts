import type { Task } from '#contracts/api/tasks.js';
import { answerTo } from './support/answers.js';
import { startPlanners } from './support/planners.js';
import type { RunningApi } from './support/running-api.js';
import { draft, freshMonth as month, seedTask, sheetLine, sheetOf } from './support/tasks.js';
import type { Visitor } from './support/visitor.js';

const asked = '/form/requestedAmount IMPLAUSIBLE';
let api: RunningApi;
let preparer: Visitor;
let agency: Visitor;

beforeAll(async () => {
  ({ api, preparer, agency } = await startPlanners('implausible_returned'));
});
afterAll(async () => await api.stop());

describe('退回 › work that came back is measured by the system’s own draft', () => {
  const far = '90000000.00';

  /** Submits what is below the bound, and has it sent back: the next round opens with what was submitted. */
  async function returned(period: string, round: number, form: object): Promise<string> {
    const id = await seedTask(api.database, { unit: '331102', period, round, form });
    if (round === 1) return id;
    await api.database.rows(
      `UPDATE task SET returned_by = (SELECT d.id FROM decision d JOIN task b ON b.id = d.task_id
         WHERE b.case_id = task.case_id AND b.round = task.round - 1) WHERE id = $1`,
      [id],
    );
    return id;
  }

  test('however often, on the page’s form and at the decision', async () => {
    const period = month();
    let form: object = draft;
    for (const round of [1, 2, 3]) {
      const id = await returned(period, round, form);
      const { body } = await preparer.get<Task>(`/tasks/${id}`);
      expect(body.form.values).toEqual(form);
      if (round > 1) expect(body.form.drafted).toEqual(draft);
      const said = { decision: 'SUBMIT', form: { ...draft, reason: '疫情' } };
      const ratchet = { ...said.form, requestedAmount: '9000000000.00' };
      expect(await answerTo(preparer, id, { ...said, form: ratchet })).toEqual([
        '422',
        'IMPLAUSIBLE',
        asked,
      ]);
      const silent = { ...said.form, requestedAmount: far, reason: '' };
      expect(await answerTo(preparer, id, { ...said, form: silent })).toEqual([
        '422',
        'INVALID',
        '/form/reason REASON_NEEDED',
      ]);
      form = { ...said.form, requestedAmount: far };
      expect(await answerTo(preparer, id, { ...said, form })).toEqual(['200']);
      const done = await preparer.get<Task>(`/tasks/${id}`);
      expect(done.body.form).toMatchObject({ values: form, drafted: draft });
    }
  });

  test('what was said in words before is said again', async () => {
    const period = month();
    const said = { ...draft, reason: '疫情', requestedAmount: '5000000000.00' };
    const first = await returned(period, 1, draft);
    const form = { ...said, inWords: '人民币伍拾亿元整' };
    expect(await answerTo(preparer, first, { decision: 'SUBMIT', form })).toEqual(['200']);
    const second = await returned(period, 2, form);
    expect(await answerTo(preparer, second, { decision: 'SUBMIT', form: said })).toEqual([
      '422',
      'IMPLAUSIBLE',
      asked,
    ]);
    expect(await answerTo(preparer, second, { decision: 'SUBMIT', form })).toEqual(['200']);
  });

  test('a row of the city’s sheet by its own 系统草拟金额, and what the county said stays', async () => {
    const line = (accepted: string, more: object = {}) =>
      sheetLine('331102', {
        requested: '5000000000.00',
        prefilled: '1000000.00',
        accepted,
        reason: '核定',
        ...more,
      });
    const sheet = async (accepted: string, more: object = {}) => {
      const form = sheetOf(line('5000000000.00', { reason: '', ...more }));
      const id = await seedTask(api.database, {
        unit: '331100',
        period: month(),
        step: 'p11.consolidate',
        form,
      });
      return await answerTo(agency, id, {
        decision: accepted === '5000000000.00' ? 'APPROVE' : 'APPROVE_WITH_CHANGE',
        comment: '核定',
        form: sheetOf(line(accepted, more)),
      });
    };
    const row = '/form/plans/0/accepted IMPLAUSIBLE';
    expect(await sheet('5000000000.00')).toEqual(['200']);
    expect(await sheet('100000000.00')).toEqual(['200']);
    expect(await sheet('100000000.01')).toEqual(['422', 'IMPLAUSIBLE', row]);
    expect(await sheet('400000000000.00')).toEqual(['422', 'IMPLAUSIBLE', row]);
    expect(await sheet('500000000.00', { prefilled: '5000000.00' })).toEqual(['200']);
  });
});
