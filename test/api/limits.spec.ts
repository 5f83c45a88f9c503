import { limits } from '#contracts/api/limits.js';
import type { ProblemDocument } from '#contracts/api/problem.js';
import { mostInputs } from '#contracts/api/rules.js';
import { keys, list } from './support/long-bodies.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

let api: RunningApi;
let steward: Visitor;
let county: Visitor;

beforeAll(async () => {
  api = await startApi('limits');
  [steward, county] = (await Promise.all(
    ['331100.HEALTHCARE_SECURITY.steward', '331102.HEALTHCARE_SECURITY.preparer'].map((desk) =>
      Visitor.signedIn(api.url, accountAt(desk)),
    ),
  )) as [Visitor, Visitor];
});
afterAll(async () => await api.stop());

const capacity = { balance: '100.00', expenditure: '120.00' };
const rules = '/rules/lishui/payment-capacity';
const allocate = '/rules/lishui/allocate';
const preview = '/calendar/notices/preview';

describe('just inside and just outside', () => {
  const statusOf = async (path: string, body: string): Promise<number> =>
    (await county.post(path, body)).status;

  test('1,000 inputs are worked out, in their order; 1,001 are refused with what is allowed', async () => {
    const { body } = await county.post<object[]>(rules, list(JSON.stringify(capacity), mostInputs));
    expect(body).toHaveLength(mostInputs);
    const { status, body: refused } = await county.post(
      rules,
      list(JSON.stringify(capacity), mostInputs + 1),
    );
    expect({ status, code: refused.code }).toEqual({ status: 422, code: 'TOO_MANY' });
    expect(refused.errors[0]?.message).toContain('1001');
    expect(refused.errors[0]?.message).toContain('1000');
    const wrapped = `{"input":${list('{}', mostInputs + 1)}}`;
    expect(await statusOf(rules, wrapped)).toBe(422);
    expect(await statusOf('/rules/lishui/none', list('{}', mostInputs + 1))).toBe(404);
  });

  test('100 errors are listed, and how many more there are', async () => {
    const { body: all } = await county.post(rules, keys(98));
    expect({ listed: all.errors.length, more: all.moreErrors }).toEqual({ listed: 100 });
    const { body: cut } = await county.post(rules, keys(99));
    expect({ listed: cut.errors.length, more: cut.moreErrors }).toEqual({ listed: 100, more: 1 });
    expect(cut.detail).toContain('另有 1 处');
    const { body: form } = await county.post(`/session`, keys(150));
    expect({ listed: form.errors.length, more: form.moreErrors }).toEqual({
      listed: 100,
      more: 52,
    });
  });

  test('a body of 10,000 values is read, one more is refused; formulas take 100,000', async () => {
    const values = (count: number): string => list('1', count - 1);
    expect((await county.post('/session', values(limits.bodyValues))).body.code).toBe('INVALID');
    expect((await county.post('/session', values(limits.bodyValues + 1))).body.code).toBe(
      'TOO_MANY',
    );
    const { body } = await county.post(allocate, `{"weights":${list('1', 99_998)}}`);
    expect(body.code).toBe('INVALID');
    expect((await county.post(allocate, `{"weights":${list('1', 99_999)}}`)).body.code).toBe(
      'TOO_MANY',
    );
  });

  test('32 levels are read, 33 are not; brackets in texts are no levels', async () => {
    const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
    expect(await statusOf('/session', nested(limits.bodyDepth))).toBe(422);
    const { status, body } = await county.post('/session', nested(limits.bodyDepth + 1));
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'TOO_DEEP' });
    expect(await statusOf('/session', nested(300_000))).toBe(400);
    const text = JSON.stringify({ username: `${'['.repeat(50)}"\\{{`, password: 'x' });
    expect(await statusOf('/session', text)).toBe(401);
  });

  test.each(['{"__proto__":1}', '{"a":{"__proto__":{}}}', String.raw`{"__proto__":1}`])(
    'no body reaches a prototype: %s',
    async (body) => {
      expect(await statusOf('/session', body)).toBe(400);
    },
  );

  test.each(['0001', '1989', '2101', '9999', '9999-12', '0001-01', '9999-Q4', '2101-Q1'])(
    'deadlines of %s are refused, not failed',
    async (period) => {
      for (const clause of ['LS-9.c', 'LS-5.b', 'LS-9.a']) {
        const { status, body } = await county.get<ProblemDocument>(
          `/deadlines/lishui/${clause}/${period}`,
        );
        expect({ status, says: body.errors[0]?.message }).toEqual({
          status: 422,
          says: expect.stringContaining('1990'),
        });
      }
    },
  );

  test.each(['1990', '1990-01', '2100', '2100-12', '2100-Q4'])(
    'deadlines of %s are told',
    async (period) => {
      for (const city of ['lishui/LS-9.c', 'lishui/LS-5.b', 'handan/HD-9.c', 'handan/HD-12.2.e']) {
        expect((await county.get(`/deadlines/${city}/${period}`)).status).toBe(200);
      }
    },
  );

  test('days and months of the first and the last year are told, those beyond refused', async () => {
    for (const path of [
      'day/1990-01-01',
      'day/2100-12-31',
      'nth-working-day/1990-01/1',
      'nth-working-day/2100-12/20',
    ]) {
      expect({ path, status: (await county.get(`/calendar/${path}`)).status }).toEqual({
        path,
        status: 200,
      });
    }
    for (const path of [
      'day/1989-12-31',
      'day/2101-01-01',
      'day/9999-12-31',
      'nth-working-day/2101-01/1',
      'nth-working-day/9999-12/1',
    ]) {
      expect({ path, status: (await county.get(`/calendar/${path}`)).status }).toEqual({
        path,
        status: 422,
      });
    }
  });

  test('a notice of the last year there is shows what it would move', async () => {
    for (const year of [1990, 2100]) {
      const body = {
        text: '元旦：1月1日放假。',
        year,
        number: '国办发明电〔2099〕1号',
        date: '2099-11-01',
      };
      expect((await steward.post(preview, body)).status).toBe(200);
    }
    expect((await steward.post(preview, { text: 'x', year: 2101 })).status).toBe(422);
  });

  test('a product beyond what can be booked is a fault of its field', async () => {
    const form = {
      year: 2022,
      standard: '700.00',
      insured: 100_000,
      central: '0.00',
      provincial: '0.00',
      hardship: '0.00',
      receivedByApril: '0.00',
      budget: '1.00',
      standard2021: '999999999999999.99',
      insuredPlan: 100_000_000,
    };
    const confirm = await seedTask(api.database, { unit: '331121' });
    await api.database.rows(
      `UPDATE task SET kind = 'p08.confirm', process = 'P08', form = $2 WHERE id = $1`,
      [confirm, JSON.stringify({ ...form, budget: null, standard2021: null, insuredPlan: null })],
    );
    const other = await Visitor.signedIn(api.url, accountAt('331121.HEALTHCARE_SECURITY.preparer'));
    const { status, body } = await other.decide(confirm, { decision: 'SUBMIT', form });
    expect({
      status,
      errors: body.errors.map(({ pointer, code }) => `${pointer} ${code}`),
    }).toEqual({
      status: 422,
      errors: ['/form/insuredPlan TOO_LARGE'],
    });
  });
});
