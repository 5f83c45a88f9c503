import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import { recover, type Recovered } from '../../apps/cli/recover/recover.js';
import { City, units } from '../support/city.js';
import { startInstance, type Instance } from '../support/instance.js';
import { startOwnServices, type OwnServices } from '../support/own-services.js';
import { untilTrue } from '../support/until.js';

let services: OwnServices;
let instance: Instance;
let city: City;

beforeAll(async () => {
  services = await startOwnServices('recover');
  instance = await startInstance('recover', { date: '2022-09-16' });
  city = new City(instance);
  await city.moveTo('2022-09-16T09:00:00+08:00');
});
afterAll(async () => {
  await instance?.stop();
  await services?.stop();
});

const recovered = (): Promise<Recovered> => recover(services.siteOf(instance), () => undefined);

const employee = ({ fund }: { fund: string }): boolean => fund === 'EMPLOYEE';
const resident = ({ fund }: { fund: string }): boolean => fund === 'RESIDENT';

/** Every business key once: what would show that something was done again. */
async function twice(): Promise<object[]> {
  return instance.database.rows(
    `SELECT case_id, step, round, count(*) FROM task GROUP BY 1, 2, 3 HAVING count(*) > 1
     UNION ALL SELECT case_id, details->>'step', (details->>'round')::int, count(*) FROM audit
       WHERE action = 'TASK_OPENED' GROUP BY 1, 2, 3 HAVING count(*) > 1
     UNION ALL SELECT case_id, action, 0, count(*) FROM audit
       WHERE action IN ('CASE_OPENED', 'CASE_CLOSED', 'PLAN_APPROVED', 'PLAN_DEFAULTED', 'APPROPRIATED')
       GROUP BY 1, 2 HAVING count(*) > 1`,
  );
}

describe('the engine is lost, with all it knew', () => {
  test('while plans lie at preparers and reviewers; decisions made meanwhile are kept', async () => {
    for (const unit of units.slice(3)) {
      await city.work(`${unit}.preparer`, 'p11.plan', 2);
      await city.work(`${unit}.reviewer`, 'p11.planReview', 2);
    }
    await city.work('qingtian.preparer', 'p11.plan', 2);
    await services.loseEngine();
    const liandu = await city.as('liandu.preparer');
    const accepted: string[] = [];
    for (const task of await city.todo('liandu.preparer', 'p11.plan')) {
      const answer = await liandu.decide(task.id);
      expect(answer.status).toBe(200);
      accepted.push(String(answer.body['decisionId']));
    }
    const first = await recovered();
    expect(first).toMatchObject({ started: 23, running: 0, problems: [] });
    for (const decision of accepted) await city.applied(liandu, decision);
    await city.work('qingtian.reviewer', 'p11.planReview', 2);
    await city.work('liandu.reviewer', 'p11.planReview', 2);
    expect(await recovered()).toEqual({ started: 0, running: 23, told: 0, problems: [] });
    expect(await twice()).toEqual([]);
  });

  test('while a plan that time had filed lies with its county again, and another waits for the month', async () => {
    expect(await city.moveTo('2022-09-26T09:00:00+08:00')).toEqual([]);
    const back = {
      decision: 'RETURN',
      returnTo: '331101',
      comment: '请按实际编报',
      reasonCode: 'AMOUNT_DISPUTED',
    };
    await city.work('city.agency.preparer', 'p11.consolidate', 1, back, resident);
    await city.work('city.agency.preparer', 'p11.consolidate', 1, {}, employee);
    await city.work('city.finance.reviewer', 'p11.financeReview', 1);
    await city.work('city.finance.approver', 'p11.financeApprove', 1);
    await city.offered('shibenji.preparer', 'p11.plan', 1);
    await services.loseVisibility();
    expect(await recovered()).toMatchObject({ problems: [] });
    await services.loseEngine();
    expect(await recovered()).toMatchObject({ started: 23, running: 0, problems: [] });
    await city.work('shibenji.preparer', 'p11.plan', 1);
    await city.work('shibenji.reviewer', 'p11.planReview', 1);
    await city.work('city.agency.preparer', 'p11.consolidate', 1);
    await city.work('city.finance.reviewer', 'p11.financeReview', 1);
    expect(await twice()).toEqual([]);
  });

  test('while counties are to confirm their money and a payment is unclear', async () => {
    const unclear = { system: 'bank', operation: 'pay', fault: 'timeoutAfter', rate: '1.00' };
    const silent = { system: 'bank', operation: 'query', fault: 'error5xx', rate: '1.00' };
    await city.moveTo('2022-10-08T08:59:00+08:00');
    await city.faults([
      { ...unclear, times: 1 },
      { ...silent, times: 1 },
    ]);
    await city.moveTo('2022-10-08T10:00:00+08:00');
    await services.loseEngine();
    expect(await recovered()).toMatchObject({ problems: [] });
    await city.faults([]);
    await city.work('city.finance.approver', 'p11.financeApprove', 1);
    expect(await city.moveTo('2022-10-08T16:00:00+08:00')).toEqual([]);
    for (const unit of units.slice(1)) await city.work(`${unit}.accountant`, 'p11.confirm', 2);
    await untilTrue(async () => {
      const open = `SELECT id FROM process_case WHERE process = 'P11' AND NOT finished`;
      return (await instance.database.rows(open)).length === 0;
    });
    expect(await twice()).toEqual([]);
  });

  test('and the bank has executed each transfer once, and nothing is stuck', async () => {
    const journal = await city.journal();
    expect(journal).toHaveLength(20);
    expect(new Set(journal.map(({ key }) => key)).size).toBe(20);
    const posted = await instance.database.rows<{ key: string }>(
      `SELECT key FROM transfer WHERE state = 'POSTED' ORDER BY key`,
    );
    expect(posted.map(({ key }) => key)).toEqual(journal.map(({ key }) => key).sort());
    expect(await checkLedger(instance.database)).toEqual([]);
    const unapplied = await instance.database.rows(
      `SELECT id FROM decision WHERE state = 'ACCEPTED'`,
    );
    expect(unapplied).toEqual([]);
  });

  test('while a month was being opened: it opens, and every day has its statements', async () => {
    await city.faults([{ system: 'insurance', operation: '*', fault: 'error5xx', rate: '1.00' }]);
    const cutOff = city.moveTo('2022-10-15T10:00:00+08:00').catch(() => []);
    await untilTrue(async () => (await city.now()) >= '2022-10-15T08:59', 300_000);
    await services.loseEngine();
    await city.faults([]);
    expect(await recovered()).toMatchObject({ problems: [] });
    await cutOff;
    expect(await city.moveTo('2022-10-17T09:00:00+08:00')).toEqual([]);
    expect(await city.offered('liandu.preparer', 'p11.plan', 2)).toHaveLength(2);
    const days = await instance.database.rows<{ day: string; accounts: number }>(
      `SELECT day, count(*)::int AS accounts FROM statement GROUP BY 1 ORDER BY 1`,
    );
    expect(new Set(days.map(({ accounts }) => accounts)).size).toBe(1);
    expect(days.at(-1)?.day).toBe('2022-10-16');
    expect(days.length).toBeGreaterThanOrEqual(31);
  });
});
