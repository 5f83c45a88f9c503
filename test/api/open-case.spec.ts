import { packWithPage, type PagePack } from '../support/page-pack.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { Visitor } from './support/visitor.js';

/** It is 20 September 2022; P38 opens quarters before a duty, findings by hand, and a unit's answer after a state. */
let pack: PagePack;
let api: RunningApi;
let agency: Visitor;
let county: Visitor;
let keys = 0;

const wish = {
  city: 'lishui',
  process: 'P38-FINDING',
  unit: '331101',
  fund: 'ALL',
  period: '2022',
  reason: '核对时发现',
};
const quarter = { process: 'P38', unit: '331100', fund: 'EMPLOYEE', period: '2022-Q3' };

interface Opened {
  readonly id?: string;
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}
async function open(change: Record<string, unknown> = {}, key?: string, who = agency) {
  keys += 1;
  const headers = { 'idempotency-key': key ?? `key-${keys}` };
  const { status, body } = await who.post<Opened>('/cases', { ...wish, ...change }, headers);
  return { status, ...body };
}
const finish = (id: string) =>
  api.database.rows('UPDATE process_case SET finished = true WHERE id = $1', [id]);

beforeAll(async () => {
  pack = packWithPage('lishui', 'P38');
  process.env['TONGCHOU_POLICY_DIR'] = pack.folder;
  api = await startApi('open_case');
  agency = await Visitor.signedIn(api.url, accountAt('331100.INSURANCE_AGENCY.preparer'));
  county = await Visitor.signedIn(api.url, accountAt('331102.HEALTHCARE_SECURITY.preparer'));
});
afterAll(async () => {
  delete process.env['TONGCHOU_POLICY_DIR'];
  await api?.stop();
  pack?.remove();
});

describe('POST /cases', () => {
  test('is refused without a session, without a key, without a body that can be read', async () => {
    expect((await new Visitor(api.url).post('/cases', wish)).status).toBe(401);
    expect((await agency.post('/cases', wish)).status).toBe(400);
    expect((await agency.post('/cases', '{', { 'idempotency-key': 'x' })).status).toBe(400);
    const long = await open({}, 'k'.repeat(201));
    expect(long).toMatchObject({ status: 422, errors: [{ pointer: '/Idempotency-Key' }] });
  });

  test.each([
    [{ city: 'nowhere' }, '/city'],
    [{ city: 'handan' }, '/city'],
    [{ process: 'P88' }, '/process'],
    [{ process: 'P38-OTHER' }, '/process'],
    [{ unit: '331109' }, '/unit'],
    [{ unit: '331102' }, '/unit'],
    [{ fund: 'EMPLOYEE' }, '/fund'],
    [{ fund: 'LONG_TERM_CARE' }, '/fund'],
    [{ period: '2022-13' }, '/period'],
    [{ period: '2022-1' }, '/period'],
    [{ period: '2022-09-T1' }, '/period'],
    [{ ...quarter, period: '2022' }, '/period'],
    [{ ...quarter, fund: 'ALL' }, '/fund'],
    [{ process: 'P38-YEAR_END', unit: '331100', period: '2022' }, '/period'],
    [{ reason: '' }, '/reason'],
    [{ reason: '字'.repeat(2_001) }, '/reason'],
    [{ other: 1 }, '/other'],
  ])('%j is unknown: 422 at %s, in both languages', async (change, pointer) => {
    const { status, errors } = await open(change);
    expect({ status, pointers: errors?.map((each) => each.pointer) }).toEqual({
      status: 422,
      pointers: [pointer],
    });
    expect(errors?.[0]?.message).toMatch(/[一-鿿].* \/ .*[A-Za-z]{2,}/);
  });

  test('is for the desks that the page names; what opens by itself is for nobody', async () => {
    expect(await open({}, undefined, county)).toMatchObject({ status: 403, code: 'WRONG_POST' });
    const answer = { process: 'P38', unit: '331101', fund: 'EMPLOYEE', period: '2022-Q3' };
    expect(await open(answer)).toMatchObject({ status: 403, code: 'NOT_OPENED_BY_HAND' });
    // A process of code: its cases come with what the bank shows.
    const item = { process: 'P24', unit: '331102', fund: 'EMPLOYEE', period: '2022-10' };
    expect(await open(item)).toMatchObject({ status: 403, code: 'NOT_OPENED_BY_HAND' });
  });

  test('opens one case for one key, and tells the engine and the trail once', async () => {
    const first = await open({}, 'same');
    expect(first).toMatchObject({ status: 201, id: 'lishui/P38-FINDING/331101/ALL/2022' });
    expect(await open({}, 'same')).toEqual(first);
    expect(await open({ reason: '另一件' }, 'same')).toMatchObject({
      status: 422,
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    const rows = await api.database.rows(
      `SELECT c.stream, c.fund, c.workflow_type, h.reason,
              (SELECT count(*)::int FROM outbox o WHERE o.key = c.id AND o.kind = 'START') AS told,
              (SELECT count(*)::int FROM audit a WHERE a.case_id = c.id AND a.action = 'CASE_OPENED'
                 AND a.actor = h.username) AS trail
         FROM process_case c JOIN hand_opening h ON h.case_id = c.id`,
    );
    expect(rows).toEqual([
      {
        stream: 'FINDING',
        fund: 'ALL',
        workflow_type: 'inOrder',
        reason: '核对时发现',
        told: 1,
        trail: 1,
      },
    ]);
  });

  test('another waits until the first is finished, and has a number then', async () => {
    expect(await open()).toMatchObject({ status: 409, code: 'ALREADY_OPEN' });
    await finish('lishui/P38-FINDING/331101/ALL/2022');
    const asked = await Promise.all(Array.from({ length: 5 }, () => open()));
    expect(asked.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201, 409, 409, 409, 409,
    ]);
    expect(asked.find(({ status }) => status === 201)?.id).toBe(
      'lishui/P38-FINDING/331101/ALL/2022-1',
    );
    const { detail } = asked.find(({ status }) => status === 409) ?? {};
    expect(detail).toContain('lishui/P38-FINDING/331101/ALL/2022-1');
    // October is no tenth case of the year.
    expect(await open({ period: '2022-10' })).toMatchObject({
      status: 201,
      id: 'lishui/P38-FINDING/331101/ALL/2022-10',
    });
    await finish('lishui/P38-FINDING/331101/ALL/2022-1');
    expect(await open()).toMatchObject({
      status: 201,
      id: 'lishui/P38-FINDING/331101/ALL/2022-2',
    });
  });

  test('one key sent five times at once is one case', async () => {
    const change = { period: '2022-Q1' };
    const asked = await Promise.all(Array.from({ length: 5 }, () => open(change, 'at-once')));
    expect(new Set(asked.map(({ status, id }) => `${status} ${id}`))).toEqual(
      new Set(['201 lishui/P38-FINDING/331101/ALL/2022-Q1']),
    );
  });

  test('a period that opens by its day: missed, it may be opened once; before its day it may not', async () => {
    expect(await open(quarter)).toMatchObject({
      status: 201,
      id: 'lishui/P38/331100/EMPLOYEE/2022-Q3',
    });
    await finish('lishui/P38/331100/EMPLOYEE/2022-Q3');
    expect(await open(quarter)).toMatchObject({ status: 409, code: 'ALREADY_OPEN' });
    expect(await open({ ...quarter, period: '2023-Q1' })).toMatchObject({
      status: 409,
      code: 'OPENS_BY_ITSELF',
      detail: expect.stringContaining('2022-12-30'),
    });
  });

  test('not before the rules hold', async () => {
    expect(await open({ period: '2021' })).toMatchObject({ status: 409, code: 'NOT_YET' });
  });
});
