import { plus, yuan } from '#domain/money/yuan.js';
import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import type { TaskBody } from '../support/caller.js';
import { City } from '../support/city.js';
import { deposit, obligationsOf, type ObligationBody } from '../support/duties.js';
import { startInstance, type Instance } from '../support/instance.js';
import { until } from '../support/until.js';

let instance: Instance;
let city: City;

const office = 'city.office.deadline';
const accountant = 'city.finance.accountant';
const [liandu, qingtian, jinyun] = ['331102', '331121', '331122'];

beforeAll(async () => {
  instance = await startInstance('open-items', { date: '2022-02-25', bare: true });
  city = new City(instance);
  await city.moveTo('2022-03-01T09:00:00+08:00');
  for (const unit of ['liandu', 'qingtian', 'jinyun']) {
    await city.work(`${unit}.preparer`, 'p08.confirm', 1);
    await city.work(`${unit}.finance.reviewer`, 'p08.review', 1);
  }
  await city.work('city.finance.approver', 'p08.notice', 3);
});
afterAll(() => instance?.stop());

async function stage(unit: string | undefined, which: 1 | 2): Promise<ObligationBody> {
  const day = which === 1 ? '2022-04-30' : '2022-06-30';
  const found = (await obligationsOf(city, office, `process=P08&unit=${unit}`)).find(
    (each) => each.statutory === day,
  );
  if (!found) throw new Error(`${unit} owes nothing on ${day}`);
  return (await (await city.as(office)).get<ObligationBody>(`/obligations/${found.id}`)).body;
}

async function theTask(kind: string, username = accountant): Promise<TaskBody> {
  const [task] = await city.offered(username, kind, 1);
  const { body } = await (await city.as(username)).get<TaskBody>(`/tasks/${task?.id}`);
  return body;
}

async function decide(task: TaskBody, change: Record<string, unknown>, username = accountant) {
  const caller = await city.as(username);
  const answer = await caller.decide(task.id, change);
  if (answer.status === 200) await city.applied(caller, String(answer.body['decisionId']));
  return answer;
}

const caseOf = async (task: TaskBody) =>
  (await (await city.as(accountant)).get(`/cases/${task.caseId}`)).body;

async function ended(task: TaskBody): Promise<unknown> {
  const { state } = await until(
    () => caseOf(task),
    ({ finished }) => finished === true,
  );
  return state;
}

describe('a statement that does not come', () => {
  test('no verdict, one task; then the verdict is dated right and the task is gone', async () => {
    const late = { system: 'bank', operation: 'statement', fault: 'late', rate: '1.00' };
    await city.faults([{ ...late, hours: 120, dates: ['2022-04-30'] }]);
    await city.moveTo('2022-05-01T09:00:00+08:00');
    expect(await stage(jinyun, 1)).toMatchObject({ state: 'AWAITING_PROOF', light: 'YELLOW' });
    await city.moveTo('2022-05-05T13:00:00+08:00');
    expect(await stage(jinyun, 1)).toMatchObject({
      state: 'OVERDUE_PROVISIONAL',
      light: 'YELLOW',
      lateDays: 0,
      rung: null,
    });
    const task = await theTask('statement.missing');
    expect(await city.todo(accountant, 'statement.missing')).toHaveLength(1);
    expect(task.form.values).toMatchObject({ day: '2022-04-30', duties: 9 });
    await decide(task, {});
    const waiting = await until(
      () => caseOf(task),
      (found) => found['waitingFor'] === 'STATEMENT',
    );
    expect(waiting['finished']).toBe(false);

    await city.moveTo('2022-05-06T10:00:00+08:00');
    const { clock, state, rung } = await stage(jinyun, 1);
    expect([state, rung]).toEqual(['OVERDUE', 'BREACH']);
    expect(clock.breachedAt).toBe('2022-05-01T00:00:00+08:00');
    expect(clock.declaredAt).toMatch(/^2022-05-06T0[89]:/);
    expect(await ended(task)).toBe('ARRIVED');
  });
});

describe('money without a reference', () => {
  test('is a task that suggests, and refuses to be matched to nothing', async () => {
    const duty = await stage(liandu, 1);
    expect(duty).toMatchObject({ state: 'OVERDUE', rung: 'BREACH' });
    await deposit(instance, duty, duty.amountDue, '2022-04-29', liandu ?? '', '居民医保补助');
    await city.moveTo('2022-05-07T09:00:00+08:00');
    const task = await theTask('receipt.unmatched');
    expect(task.caseId).toMatch(/^lishui\/P24-R_[0-9A-F]{12}\/331100\/RESIDENT\/2022-04$/);
    expect(task.form.values).toMatchObject({
      obligationId: duty.id,
      amount: duty.amountDue,
      valueDate: '2022-04-29',
      remark: '居民医保补助',
    });
    for (const obligationId of ['', 'x', '00000000-0000-4000-8000-000000000000']) {
      const { status, body } = await decide(task, { form: { ...task.form.values, obligationId } });
      expect(status).toBe(422);
      expect(body['errors']).toMatchObject([{ pointer: '/form/obligationId' }]);
    }
  });

  test('counts by its value date once a person matched it, and the breach falls', async () => {
    const task = await theTask('receipt.unmatched');
    await city.offered(office, 'p26.breach', 1, ({ unit }) => unit === liandu);
    expect((await decide(task, {})).status).toBe(200);
    const duty = await until(
      () => stage(liandu, 1),
      ({ state }) => state === 'MET',
    );
    expect(duty).toMatchObject({
      light: 'GREEN',
      nextRungAt: null,
      clock: { breachedAt: null, declaredAt: null },
    });
    expect(duty.escalations.map(({ rung }) => rung)).toEqual(['BREACH', 'HEADS']);
    await until(
      () => city.todo(office, 'p26.breach'),
      (ladders) => ladders.every(({ unit }) => unit !== liandu),
    );
    const breaches = await instance.database.rows(
      'SELECT closed_as FROM breach WHERE obligation_id = $1',
      [duty.id],
    );
    expect(breaches).toEqual([{ closed_as: 'DATA_FAULT' }]);
    expect(await ended(task)).toBe('MATCHED');
  });

  test('goes back the way it came after two persons of two departments, once', async () => {
    const before = await city.journal();
    const duty = await stage(qingtian, 1);
    const key = await deposit(instance, duty, '88.88', '2022-05-07', null, '不明');
    await city.moveTo('2022-05-08T09:00:00+08:00');
    const task = await theTask('receipt.unmatched');
    expect(task.form.values['obligationId']).toBe('');
    expect((await decide(task, {})).status).toBe(422);
    const comment = '付款人书面说明汇错账户';
    await decide(task, { decision: 'RETURN_MONEY', comment });
    const approval = await theTask('receipt.returnApprove', 'city.agency.accountant');
    expect(approval.form.values).toMatchObject({ returned: '88.88', reason: comment });
    await decide(approval, {}, 'city.agency.accountant');
    expect(await ended(task)).toBe('MONEY_RETURNED');
    const fresh = (await city.journal()).slice(before.length);
    const paid = fresh.find((line) => line.key === `${task.caseId}/RETURN/1/out`);
    const came = fresh.find((line) => line.key === key);
    expect(fresh).toHaveLength(2);
    expect(paid).toMatchObject({ from: came?.to, to: came?.from, amount: '88.88' });
    expect(await checkLedger(instance.database)).toEqual([]);
  });
});

describe('money beyond the year’s liability (LS-5.b)', () => {
  test('is a task, and a credit against the next year rather than a refund', async () => {
    const [first, second] = [await stage(qingtian, 1), await stage(qingtian, 2)];
    const whole = plus(plus(yuan(first.amountDue), yuan(second.amountDue)), yuan('500.00'));
    await deposit(instance, first, whole, '2022-05-08', qingtian ?? '');
    await city.moveTo('2022-05-09T09:00:00+08:00');
    const task = await theTask('receipt.overpaid');
    expect(task.caseId).toMatch(/^lishui\/P24-X_/);
    expect(task.form.values).toMatchObject({ excess: '500.00', received: whole });
    await decide(task, {});
    expect(await ended(task)).toBe('CREDITED');
    expect(await stage(qingtian, 2)).toMatchObject({ state: 'MET', light: 'GREEN' });
    const credits = await instance.database.rows(
      'SELECT for_case AS "forCase", amount FROM credit',
    );
    expect(credits).toEqual([
      { forCase: `lishui/P08/${qingtian}/RESIDENT/2023`, amount: '500.00' },
    ]);
  });
});
