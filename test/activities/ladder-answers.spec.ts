import type { Database } from '#persistence/database.js';
import { climbLadder } from '#activities/escalation/climb-ladder.js';
import { openStep } from '#activities/cases/open-step.js';
import type { Work } from '#activities/work.js';
import { breached, caseId } from './support/breached.js';

let database: Database;
let work: Work;
const person = '00000000-0000-0000-0000-000000000001';

beforeAll(async () => {
  ({ database, work } = await breached('ladder-answers'));
  await database.rows(
    `INSERT INTO office (id, unit, department, name) VALUES ('331102.GOVERNMENT', '331102', 'GOVERNMENT', '政府')`,
  );
  await database.rows(`INSERT INTO person (id, name) VALUES ($1, '某人')`, [person]);
  await database.rows(`INSERT INTO account VALUES ('somebody', $1, '331102.GOVERNMENT', 'none')`, [
    person,
  ]);
  await database.rows(`INSERT INTO account_post VALUES ('somebody', 'preparer')`);
});
afterAll(() => database?.close());

/** What a desk decided; its case has not heard of it. */
async function decided(step: string, code: string): Promise<string> {
  const [row] = await database.rows<{ id: string }>(
    `WITH done AS (UPDATE task SET state = 'DONE', claimed_by = NULL WHERE case_id = $1 AND step = $2
        AND state <> 'DONE' RETURNING id, case_id, department, post, form)
     INSERT INTO decision (id, task_id, case_id, code, form, username, person, office, department, post, at,
        idempotency_key, fingerprint)
     SELECT gen_random_uuid(), done.id, case_id, $3, form, a.username, a.person,
        a.office, department, post, now(), gen_random_uuid()::text, 'x'
       FROM done JOIN account a ON a.username = $4 RETURNING decision.id`,
    [caseId, step, code, 'somebody'],
  );
  return row?.id ?? '';
}

const asked = async (after?: string): Promise<string[]> => {
  const standing = await climbLadder(work)({ caseId, ...(after ? { after } : {}) });
  if (standing.ended) throw new Error('ended');
  const asks = standing.asks.filter(({ step }) => !['p26.breach', 'p26.held'].includes(step));
  for (const ask of asks) await openStep(work)({ caseId, ...ask });
  return asks.map(({ step, round }) => `${step} ${round}`);
};

test('a signed letter is acknowledged, then answered, and neither before its turn', async () => {
  expect(await asked()).toEqual(['p26.supervisionOrder 1']);
  await database.rows(
    `UPDATE escalation SET state = 'SIGNED', signed_at = now() WHERE letter_id IS NOT NULL`,
  );
  expect(await asked()).toEqual(['p26.receipt 1']);
  const [receipt] = await database.rows<{ form: Record<string, unknown>; title: string }>(
    `SELECT form, title FROM task WHERE step = 'p26.receipt'`,
  );
  expect(receipt?.title).toContain('签收');
  expect(receipt?.form['letterId']).toEqual(expect.stringMatching(/^[0-9a-f-]{36}$/));
  expect(await asked(await decided('p26.receipt', 'CONFIRM'))).toEqual(['p26.reply 1']);
  const [reply] = await database.rows<{ form: Record<string, unknown> }>(
    `SELECT form FROM task WHERE step = 'p26.reply'`,
  );
  expect(reply?.form).toMatchObject({
    letterId: receipt?.form['letterId'],
    cause: '',
    payBy: '',
    reply: '',
  });
  expect(await asked(await decided('p26.reply', 'SUBMIT'))).toEqual([]);
});
