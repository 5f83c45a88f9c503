import type { Board } from '#contracts/api/board.js';
import type { ObligationsPage } from '#contracts/api/obligations.js';
import type { EvaluationView } from '#contracts/api/rules.js';
import type { ReadingsView } from '#contracts/api/law.js';
import { accountAt } from './support/organisation.js';
import { seedDuty, seedLaw } from './support/duties.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { Visitor } from './support/visitor.js';

let api: RunningApi;
let office: Visitor;

/** Two plans of one statutory day: one ordered, one kept 原则上. The business day is 2022-09-20. */
beforeAll(async () => {
  api = await startApi('strength');
  office = await Visitor.signedIn(
    api.url,
    accountAt('331100.LEADING_GROUP_OFFICE.deadlineOfficer'),
  );
  const plan = { process: 'P11', code: 'COUNTY_PLAN', kind: 'PLAN', fund: 'EMPLOYEE' } as const;
  const day = { ...plan, period: '2022-04', statutory: '2022-03-31', amountDue: '0.00' } as const;
  await api.database.tx(async (sql) => {
    await seedLaw(sql);
    await seedDuty(sql, { ...day, unit: '331121', state: 'OVERDUE' });
    await seedDuty(sql, {
      ...day,
      unit: '331122',
      strength: 'PRINCIPLE',
      state: 'PAST_PROPOSED',
    });
  });
});
afterAll(async () => await api.stop());

test('a duty says how binding its words are; only what is ordered is red and late on the board', async () => {
  const { body } = await office.get<ObligationsPage>('/obligations');
  expect(body.items.toSorted((a, b) => Number(a.unit) - Number(b.unit))).toMatchObject([
    { unit: '331121', strength: 'SHALL', binding: true, state: 'OVERDUE', light: 'RED' },
    { unit: '331122', strength: 'PRINCIPLE', binding: false, light: 'YELLOW' },
  ]);
  const { totals, late, onTime } = (await office.get<Board>('/board')).body;
  expect(late.items.map(({ unit }) => unit)).toEqual(['331121']);
  expect(onTime.overdue).toBe(1);
  expect(totals.states).toMatchObject([
    { state: 'OVERDUE', binding: true, count: 1 },
    { state: 'PAST_PROPOSED', binding: false, count: 1 },
  ]);
});

test('deadlines say it too, with what passing the day means', async () => {
  const { body } = await office.get<{ deadlines: { explanation: string[] }[] }>(
    '/deadlines/lishui/LS-B7.1.d/2022-03',
  );
  expect(body.deadlines).toMatchObject([{ source: 'STATUTORY', strength: 'PRINCIPLE' }]);
  expect(body.deadlines[0]?.explanation.join()).toContain('原则上');
});

test('the register marks the readings that decide about money, and a result names those it rests on', async () => {
  const { items } = (await office.get<ReadingsView>('/policy/readings?city=lishui')).body;
  const marked = new Map(items.map(({ id, decidesMoney }) => [id, decidesMoney]));
  expect([marked.get('OQ-01'), marked.get('OQ-37')]).toEqual([true, false]);
  const input = { fund: 'EMPLOYEE', year: 2022, level: 'COUNTY', income: '2.00' };
  const { body } = await office.post<EvaluationView>('/rules/lishui/surplus-split', {
    ...input,
    expenditure: '1.00',
  });
  expect(body.result).toEqual({
    state: 'AWAITING_PARAMETER',
    parameter: 'p21.reserveRatio',
    surplus: '1.00',
  });
  expect(body.awaits?.question).toBe('OQ-58');
  expect(body.proposed.map(({ reading }) => reading)).toContain('OQ-59');
});
