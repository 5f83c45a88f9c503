import type { StageStanding } from '#contracts/course.js';
import type { Insurance } from '#adapters/insurance/insurance.port.js';
import { openCases } from '#activities/openings/open-cases.js';
import { Work } from '#activities/work.js';
import { createClock, setOffset } from '#persistence/clock/business-clock.js';
import type { Database } from '#persistence/database.js';
import { sweepObligations } from '#persistence/obligations/sweep.js';
import { proofArrived } from '#persistence/obligations/keep-obligations.js';
import { account, at, dutyCity, statementOf } from '../persistence/obligations/duty-city.js';
import { goesOn } from './support/case-of-page.js';
import { decidedBy, type AskedTask } from './support/desk-of.js';

/** What a county owes as soon as its headcount is in, what its desks make of it, and when it is judged. */
let database: Database;
let work: Work;

const insurance = {
  getEnrolment: async () => ({ outcome: 'ANSWERED', value: 1001 }),
} as unknown as Insurance;

const caseOf = (unit: string): string => `lishui/P08/${unit}/RESIDENT/2022`;
const [straight, late] = [caseOf('331102'), caseOf('331121')];

const moveTo = (when: string): Promise<void> =>
  database.tx((sql) => setOffset(sql, at(when) - Date.now()));

interface Asked extends AskedTask {
  readonly amount: string | null;
  readonly dueAt: string;
}

/** The one task that stands open before a desk of the case. */
async function asked(caseId: string): Promise<Asked> {
  const open = await database.rows<Asked>(
    `SELECT id, version, kind, round, title, candidate_group AS desk, clause, form, amount,
            to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "dueAt"
       FROM task WHERE case_id = $1 AND state = 'OPEN'`,
    [caseId],
  );
  const [task, ...more] = open;
  if (!task || more.length > 0) throw new Error(`${caseId} asks ${open.length} desks`);
  return task;
}

async function decided(caseId: string, code: string, form: object = {}): Promise<StageStanding> {
  return goesOn(work, insurance, caseId, await decidedBy(work, await asked(caseId), code, form));
}

const stateOf = async (caseId: string): Promise<string | undefined> =>
  (
    await database.rows<{ state: string }>('SELECT state FROM process_case WHERE id = $1', [caseId])
  )[0]?.state;

const stages = (caseId: string): Promise<object[]> =>
  database.rows(
    `SELECT stage, amount_due AS due, cumulative, reference FROM obligation WHERE case_id = $1 ORDER BY stage`,
    [caseId],
  );

beforeAll(async () => {
  database = await dutyCity('subsidy-stages');
  await createClock(database, { movable: true, offsetMs: at('2022-03-01T09:00') - Date.now() });
  work = new Work(database);
  await openCases(work)({ city: 'lishui', process: 'P08', period: '2022' });
});
afterAll(() => database?.close());

test('the figures of the system are owed before anybody has decided', async () => {
  expect(await stateOf(straight)).toBe('COMPUTED');
  for (const id of [straight, late]) {
    expect(await goesOn(work, insurance, id)).toEqual({
      over: false,
      asks: [{ step: 'p08.confirm', round: 1 }],
    });
  }
  expect(await stages(straight)).toEqual([
    { stage: 1, due: '510510.00', cumulative: '510510.00', reference: 'P08-331102R-2022-44' },
    { stage: 2, due: '510510.00', cumulative: '1021020.00', reference: 'P08-331102R-2022-44' },
  ]);
});

test('the county is asked for the inputs of the formula, under their names, by the twentieth', async () => {
  const task = await asked(straight);
  expect(task).toMatchObject({
    kind: 'p08.confirm',
    desk: '331102.HEALTHCARE_SECURITY.preparer',
    clause: 'LS-5.a',
    dueAt: '2022-03-20',
    amount: '1021020.00',
  });
  expect(task.form).toEqual({
    year: 2022,
    standard: '1020.00',
    insured: 1001,
    central: '0.00',
    provincial: '0.00',
    hardship: '0.00',
    receivedByApril: '0.00',
    budget: null,
    standard2021: null,
    insuredPlan: null,
  });
});

test('who checks reads what follows from it; the city returns it, and it opens as it was filed', async () => {
  await decided(straight, 'SUBMIT', { central: '200000.00', hardship: '0.01' });
  expect(await stateOf(straight)).toBe('COMPUTED');
  const review = await asked(straight);
  expect(review).toMatchObject({
    kind: 'p08.review',
    desk: '331102.FINANCE.reviewer',
    dueAt: '2022-03-20',
    amount: '821020.01',
    form: {
      year: 2022,
      central: '200000.00',
      liability: '821020.01',
      byApril: '410510.01',
      byJune: '821020.01',
      credit: '0.00',
      reference: 'P08-331102R-2022-44',
    },
  });
  await decided(straight, 'APPROVE');
  expect(await stateOf(straight)).toBe('CONFIRMED');
  const notice = await asked(straight);
  expect(notice).toMatchObject({
    kind: 'p08.notice',
    desk: '331100.FINANCE.approver',
    dueAt: '2022-03-31',
  });
  expect(notice.form).toEqual(review.form);
  await decided(straight, 'RETURN');
  expect(await stateOf(straight)).toBe('COMPUTED');
  expect(await asked(straight)).toMatchObject({
    kind: 'p08.confirm',
    round: 2,
    form: { central: '200000.00', hardship: '0.01' },
  });
  // What was drafted is owed till the notice says otherwise.
  expect(await stages(straight)).toMatchObject([{ due: '510510.00' }, { due: '510510.00' }]);
});

test('the notice says what is owed by each day, and the payer is told a round a stage', async () => {
  await decided(straight, 'SUBMIT');
  await decided(straight, 'APPROVE');
  await decided(straight, 'APPROVE');
  expect(await stateOf(straight)).toBe('STAGE1');
  expect(await stages(straight)).toMatchObject([
    { due: '410510.01', cumulative: '410510.01' },
    { due: '410510.00', cumulative: '821020.01' },
  ]);
  expect(await asked(straight)).toMatchObject({
    kind: 'p08.pay',
    round: 1,
    desk: '331102.FINANCE.payer',
    clause: 'LS-5.b',
    amount: '410510.01',
    dueAt: '2022-04-30',
    form: { outstanding: '410510.01', received: '0.00', liability: '821020.01' },
  });
  const facts = await database.rows<{ name: string; value: unknown }>(
    'SELECT name, value FROM case_fact WHERE case_id = $1 ORDER BY name',
    [straight],
  );
  expect(facts).toMatchObject([
    { name: 'byApril', value: '410510.01' },
    { name: 'filed', value: { central: '200000.00', insured: 1001 } },
    { name: 'insured', value: 1001 },
    { name: 'liability', value: '821020.01' },
    { name: 'standard', value: '1020.00' },
  ]);
});

test('a day that is over keeps what it was judged by; a late notice changes the rest', async () => {
  await moveTo('2022-05-01T09:00');
  await database.tx(async (sql) => {
    await statementOf(sql, '2022-04-30', at('2022-05-01T08:00'));
    await proofArrived(sql, [account], '2022-04-30', at('2022-05-01T08:00'));
  });
  await sweepObligations(database, at('2022-05-01T09:00'));
  await decided(late, 'SUBMIT', { provincial: '20.00' });
  await decided(late, 'APPROVE');
  await decided(late, 'APPROVE');
  expect(await stages(late)).toMatchObject([
    { due: '510510.00', cumulative: '510510.00' },
    { due: '510490.00', cumulative: '1021000.00' },
  ]);
  expect(await stateOf(late)).toBe('OVERDUE');
  expect(await asked(late)).toMatchObject({
    kind: 'p08.pay',
    round: 2,
    amount: '1021000.00',
    dueAt: '2022-06-30',
  });
});

test('the next stage is told when the day of the first is over, whatever was said about it', async () => {
  await decided(straight, 'SUBMIT');
  expect(await stateOf(straight)).toBe('OVERDUE');
  expect(await asked(straight)).toMatchObject({ round: 2, amount: '821020.01' });
  expect(await goesOn(work, insurance, straight)).toMatchObject({
    over: false,
    asks: [{ step: 'p08.pay', round: 2 }],
  });
});
