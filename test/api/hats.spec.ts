import { hash } from '@node-rs/argon2';
import type { ProblemDocument } from '#contracts/api/problem.js';
import type { Letter } from '#contracts/api/letters.js';
import type { Task } from '#contracts/api/tasks.js';
import { loadPack } from '#policy/load-packs.js';
import { draftLetter } from '#persistence/letters/draft-letter.js';
import { accountOf, act } from '../persistence/hats/hat-city.js';
import { addMissedDuty, aLetter } from '../persistence/letters/letter-city.js';
import { accountAt, password } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { draft, seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

const preparer = '331102.HEALTHCARE_SECURITY.preparer';
const submit = { decision: 'SUBMIT', form: draft };
let api: RunningApi;
let secret: string;

beforeAll(async () => {
  api = await startApi('hats');
  secret = await hash(password, { memoryCost: 1_024, timeCost: 1 });
});
afterAll(async () => await api.stop());

/** The natural person behind a demo account. */
async function personAt(desk: string): Promise<string> {
  const [row] = await api.database.rows<{ person: string }>(
    'SELECT person FROM account WHERE username = $1',
    [accountAt(desk)],
  );
  return row?.person ?? '';
}

/** The same person, signed in at another desk. */
const alsoAt = async (person: string, desk: string): Promise<Visitor> =>
  Visitor.signedIn(api.url, await accountOf(api.database, person, desk, secret));

const untouched = async (task: string): Promise<void> => {
  expect(
    await api.database.rows('SELECT state, version, claimed_by FROM task WHERE id = $1', [task]),
  ).toEqual([{ state: 'OPEN', version: 1, claimed_by: null }]);
  expect(await api.database.rows('SELECT 1 FROM decision WHERE task_id = $1', [task])).toEqual([]);
};

describe('岗位分离 › a second account is no second person', () => {
  test('who prepared a county’s plan approves nothing in the city, and is told why', async () => {
    const plan = await seedTask(api.database, { unit: '331102' });
    const person = await personAt(preparer);
    const own = await Visitor.signedIn(api.url, accountAt(preparer));
    expect((await own.decide(plan, submit)).status).toBe(200);
    const approval = await seedTask(api.database, { unit: '331100', step: 'p11.financeApprove' });
    const again = await alsoAt(person, '331100.FINANCE.approver');

    const read = await again.get<Task>(`/tasks/${approval}`);
    expect(read).toMatchObject({ status: 200, body: { otherDesk: preparer } });
    const before = await outbox();
    const claim = await again.post(`/tasks/${approval}/claim`, '');
    const decided = await again.decide(approval, { decision: 'APPROVE', form: draft });
    for (const { status, body } of [claim, decided]) {
      expect({ status, code: body.code }).toEqual({ status: 403, code: 'SEPARATION_OF_DUTIES' });
      expect(body.title).toContain('您已在本办件以莲都区医保局「经办」身份办理');
      expect(body.title).toContain('Preparer of Liandu');
    }
    await untouched(approval);
    expect(await outbox()).toBe(before);
    const month = await seedTask(api.database, {
      unit: '331100',
      step: 'p11.financeApprove',
      period: '2022-11',
    });
    expect((await again.post(`/tasks/${month}/claim`, '')).status).toBe(200);
  });

  test('what was claimed before acting elsewhere can be given back, and nothing else', async () => {
    const period = '2023-02';
    const approval = await seedTask(api.database, {
      unit: '331100',
      step: 'p11.financeApprove',
      period,
    });
    const again = await alsoAt(await personAt(preparer), '331100.FINANCE.approver');
    expect((await again.post(`/tasks/${approval}/claim`, '')).status).toBe(200);
    const own = await Visitor.signedIn(api.url, accountAt(preparer));
    const plan = await seedTask(api.database, { unit: '331102', period });
    expect((await own.decide(plan, submit)).status).toBe(200);
    const approve = { decision: 'APPROVE', form: draft };
    expect((await again.decide(approval, approve, { ifMatch: '"2"' })).status).toBe(403);
    expect((await again.post(`/tasks/${approval}/release`, '')).status).toBe(200);
    expect((await again.post(`/tasks/${approval}/claim`, '')).status).toBe(403);
  });

  test('of one person’s ten accounts at ten counties’ desks one gets through at once', async () => {
    const units = loadPack('lishui').units.filter(({ level }) => level !== 'CITY');
    const period = '2023-03';
    const desks = units.map(({ code }) => `${code}.HEALTHCARE_SECURITY.preparer`);
    const [row] = await api.database.rows<{ id: string }>(
      `INSERT INTO person VALUES (gen_random_uuid(), '十县一人') RETURNING id`,
    );
    const people = await Promise.all(desks.map((desk) => alsoAt(row?.id ?? '', desk)));
    const tasks: string[] = [];
    for (const { code } of units) tasks.push(await seedTask(api.database, { unit: code, period }));
    const said = await Promise.all(
      people.map((visitor, at) => visitor.decide(tasks[at] ?? '', submit)),
    );
    expect(said.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(said.filter(({ status }) => status === 403)).toHaveLength(9);
    const refused = said.find(({ status }) => status === 403);
    expect(refused?.body).toMatchObject({ code: 'SEPARATION_OF_DUTIES' });
    expect(refused?.body.title).toMatch(/(医保局|医保经办机构（市本级）)「经办」身份办理/);
    const open = await api.database.rows(
      `SELECT 1 FROM task WHERE period = $1 AND state = 'OPEN' AND version = 1`,
      [period],
    );
    expect(open).toHaveLength(9);
  });

  test('who worded a letter does not sign it', async () => {
    const duty = await addMissedDuty(api.database);
    const on = 'lishui/P26-P08_SUBSIDY_1/331102/RESIDENT/2022';
    await api.database.rows(
      `INSERT INTO process_case (id, city, process, stream, unit, fund, period, workflow_type, pack, state, clause, opened_at)
       VALUES ($1, 'lishui', 'P26', 'P08_SUBSIDY_1', '331102', 'RESIDENT', '2022', 'seeded', 'p', 'OPEN', 'LS-9.a', now())`,
      [on],
    );
    const letter = await api.database.tx((sql) => draftLetter(sql, aLetter(duty, { caseId: on })));
    const officer = '331100.LEADING_GROUP_OFFICE.deadlineOfficer';
    const editor = await Visitor.signedIn(api.url, accountAt(officer));
    const put = (visitor: Visitor, version: string) =>
      visitor.call<Letter & ProblemDocument>('PUT', `/letters/${letter}`, {
        headers: { 'content-type': 'application/json', 'if-match': version },
        body: JSON.stringify({ title: '督办函', body: ['请抓紧办理。'] }),
      });
    expect((await put(editor, '"1"')).status).toBe(200);
    const signs = '331100.LEADING_GROUP_OFFICE.approver';
    const person = await personAt(officer);
    await expect(act(api.database, { person, desk: signs, on })).rejects.toMatchObject({
      code: 'TC015',
      detail: officer,
    });

    const signer = await personAt(signs);
    await act(api.database, { person: signer, desk: signs, on });
    const asEditor = await alsoAt(signer, officer);
    const { status, body } = await put(asEditor, '"2"');
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'SEPARATION_OF_DUTIES' });
    expect((await editor.get<Letter>(`/letters/${letter}`)).body.version).toBe(2);
  });
});

const outbox = async (): Promise<number> =>
  (await api.database.rows<{ n: number }>('SELECT count(*)::int AS n FROM outbox'))[0]?.n ?? 0;
