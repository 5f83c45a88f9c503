import type { CaseView } from '#contracts/api/cases.js';
import { decision, type Decision, type DecisionReceipt } from '#contracts/api/decisions.js';
import { task, type Task, type TasksPage } from '#contracts/api/tasks.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { draft, reviewDraft, seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

const desk = '331102.HEALTHCARE_SECURITY.preparer';
const submit = { decision: 'SUBMIT', form: draft };
let api: RunningApi;
let preparer: Visitor;
let colleague: Visitor;
let periods = 0;

beforeAll(async () => {
  api = await startApi('decisions');
  preparer = await Visitor.signedIn(api.url, accountAt(desk));
  colleague = await Visitor.signedIn(api.url, accountAt(desk, 1));
});
afterAll(async () => await api.stop());

/** Every test has a case of its own. */
const freshTask = async (): Promise<string> => {
  periods += 1;
  const period = `${2000 + Math.floor(periods / 12)}-${String((periods % 12) + 1).padStart(2, '0')}`;
  return await seedTask(api.database, { unit: '331102', period, dueAt: Date.UTC(2022, 8, 25, 16) });
};

async function nothingChanged(task: string): Promise<void> {
  const rows = await api.database.rows<{ state: string; version: number }>(
    'SELECT state, version FROM task WHERE id = $1',
    [task],
  );
  expect(rows).toEqual([{ state: 'OPEN', version: 1 }]);
}

describe('办理 › a decision', () => {
  test('is accepted once, and its audit line and message to the engine stand beside it', async () => {
    const task = await freshTask();
    const { status, body } = await preparer.decide<DecisionReceipt>(task, submit);
    expect({ status, state: body.state }).toEqual({ status: 200, state: 'ACCEPTED' });
    const [outbox] = await api.database.rows<{ payload: object }>(
      'SELECT payload FROM outbox WHERE key = $1',
      [body.decisionId],
    );
    expect(outbox?.payload).toEqual({
      decisionId: body.decisionId,
      step: 'p11.plan',
      round: 1,
      code: 'SUBMIT',
      way: 'FORWARD',
    });
    const audit = await api.database.rows('SELECT action FROM audit WHERE object_id = $1', [task]);
    expect(audit).toEqual([{ action: 'DECIDE' }]);
    const done = await preparer.get<TasksPage>('/tasks?box=done&limit=200');
    expect(done.body.items.map(({ id }) => id)).toContain(task);
    const read = await colleague.get<Task>(`/tasks/${task}`);
    expect(read.body.decision?.id).toBe(body.decisionId);
  });

  test('sent again with the same key answers the same, though If-Match is stale by then', async () => {
    const task = await freshTask();
    const first = await preparer.decide<DecisionReceipt>(task, submit, { key: 'again' });
    const second = await preparer.decide<DecisionReceipt>(task, submit, {
      key: 'again',
      ifMatch: null,
    });
    expect(second.status).toBe(200);
    expect(second.body.decisionId).toBe(first.body.decisionId);
  });

  test('with the same key and other content is refused, and nothing changes', async () => {
    const task = await freshTask();
    await preparer.decide(task, submit, { key: 'used' });
    const other = await freshTask();
    const { status, body } = await preparer.decide(other, submit, { key: 'used' });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
    await nothingChanged(other);
  });

  test('with the same key from another person is that person’s own', async () => {
    await preparer.decide(await freshTask(), submit, { key: 'ours' });
    const { status } = await colleague.decide(await freshTask(), submit, { key: 'ours' });
    expect(status).toBe(200);
  });

  test('of two at once exactly one wins, and the loser hears who won', async () => {
    for (let round = 0; round < 5; round += 1) {
      const task = await freshTask();
      const both = await Promise.all([
        preparer.decide(task, submit),
        colleague.decide(task, submit),
      ]);
      expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]));
      const lost = both.find(({ status }) => status === 409);
      const winner = both[0]?.status === 200 ? accountAt(desk) : accountAt(desk, 1);
      expect(lost?.body.claimedBy?.username).toBe(winner);
    }
  });

  test('sent twenty times at once with one key is one decision', async () => {
    const task = await freshTask();
    const all = await Promise.all(
      Array.from({ length: 20 }, () =>
        preparer.decide<DecisionReceipt>(task, submit, { key: 'twenty' }),
      ),
    );
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(all.map(({ body }) => body.decisionId)).size).toBe(1);
  });

  test.each([
    ['no If-Match', null, 428],
    ['a stale If-Match', '"7"', 412],
    ['garbage in If-Match', 'W/abc', 412],
    ['a star in If-Match', '*', 412],
  ])('with %s changes nothing', async (_name, ifMatch, expected) => {
    const task = await freshTask();
    const { status } = await preparer.decide(task, submit, { ifMatch });
    expect(status).toBe(expected);
    await nothingChanged(task);
  });

  test.each([
    ['an amount with three decimals', { requestedAmount: '1.234' }, '/form/requestedAmount'],
    ['a negative amount', { requestedAmount: '-1.00' }, '/form/requestedAmount'],
    ['a number for an amount', { requestedAmount: 1 }, '/form/requestedAmount'],
    ['an unknown field', { surprise: 1 }, '/form/surprise'],
    ['a changed fixed field', { actual: '2.00' }, '/form/actual'],
    ['a far request without a reason', { requestedAmount: '1200000.00' }, '/form/reason'],
  ])('with %s is refused at its field', async (_name, change, pointer) => {
    const task = await freshTask();
    const { status, body } = await preparer.decide(task, {
      ...submit,
      form: { ...draft, ...change },
    });
    expect(status).toBe(422);
    expect(body.errors.map((each) => each.pointer)).toEqual([pointer]);
    await nothingChanged(task);
  });

  test.each([
    ['an unknown decision', { ...submit, decision: 'EXCUSE' }, '/decision'],
    ['an unknown key', { ...submit, surprise: true }, '/surprise'],
    ['a comment too long', { ...submit, comment: '长'.repeat(2_001) }, '/comment'],
    ['a returnTo nobody asked for', { ...submit, returnTo: '331121' }, '/returnTo'],
    ['no form', { decision: 'SUBMIT' }, '/form'],
  ])('with %s is refused', async (_name, body, pointer) => {
    const task = await freshTask();
    const reply = await preparer.decide(task, body);
    expect(reply.status).toBe(422);
    expect(reply.body.errors.map((each) => each.pointer)).toEqual([pointer]);
    await nothingChanged(task);
  });

  test('without a key is 400, with one of 201 characters 422', async () => {
    const task = await freshTask();
    const none = await preparer.post(`/tasks/${task}/decision`, submit, { 'if-match': '"1"' });
    expect(none.status).toBe(400);
    const long = await preparer.decide(task, submit, { key: 'k'.repeat(201) });
    expect(long.status).toBe(422);
    await nothingChanged(task);
    expect((await preparer.decide(task, submit, { key: 'k'.repeat(200) })).status).toBe(200);
  });

  test('of a finished task names who finished it, before If-Match is looked at', async () => {
    const task = await freshTask();
    await preparer.decide(task, submit);
    const { status, body } = await colleague.decide(task, submit, { ifMatch: '"1"' });
    expect({ status, by: body.claimedBy?.username }).toEqual({ status: 409, by: accountAt(desk) });
  });
});

describe('去向 › the way of a decision', () => {
  const reviewed = async (said: { decision: string; comment?: string; reasonCode?: string }) => {
    const period = '1998-01';
    await preparer.decide(await seedTask(api.database, { unit: '331102', period }), submit);
    const id = await seedTask(api.database, { unit: '331102', period, step: 'p11.planReview' });
    const reviewer = await Visitor.signedIn(
      api.url,
      accountAt('331102.HEALTHCARE_SECURITY.reviewer'),
    );
    const { body } = await reviewer.decide<DecisionReceipt>(id, { ...said, form: reviewDraft });
    return { id, reviewer, caseId: `lishui/P11/331102/EMPLOYEE/${period}`, receipt: body };
  };

  test('stands on every button, on the decision, and in its case, with the words of the button', async () => {
    const { id, reviewer, caseId, receipt } = await reviewed({
      decision: 'RETURN',
      comment: '请核对',
      reasonCode: 'DATA_ERROR',
    });
    const { body: found } = await reviewer.get<Task>(`/tasks/${id}`);
    expect(task.parse(found)).toEqual(found);
    expect(found.decisions.map(({ code, way, titleEn }) => [code, way, titleEn])).toEqual([
      ['APPROVE', 'FORWARD', 'Approve and file'],
      ['RETURN', 'BACK', 'Return for correction'],
    ]);
    expect(found.history.map((line) => [line.decision, line.decisionTitle?.zh ?? null])).toEqual([
      ['SUBMIT', '提交'],
      ['RETURN', '退回修改'],
    ]);
    const one = await reviewer.get<Decision>(`/decisions/${receipt.decisionId}`);
    expect(decision.parse(one.body)).toEqual(one.body);
    expect([one.body.decision, one.body.way]).toEqual(['RETURN', 'BACK']);
    const { body: view } = await reviewer.get<CaseView>(`/cases/${caseId}`);
    expect(view.decisions.map((each) => [each.way, each.decisionTitle])).toEqual([
      ['FORWARD', { zh: '提交', en: 'Submit' }],
      ['BACK', { zh: '退回修改', en: 'Return for correction' }],
    ]);
    const [told] = await api.database.rows<{ payload: object }>(
      'SELECT payload FROM outbox WHERE key = $1',
      [receipt.decisionId],
    );
    expect(told?.payload).toMatchObject({ code: 'RETURN', way: 'BACK' });
  });

  test('and the English words are there for tasks of before they were kept, from the table', async () => {
    const id = await freshTask();
    await api.database.rows('UPDATE task SET decisions = $2 WHERE id = $1', [
      id,
      JSON.stringify([
        { code: 'SUBMIT', title: '上报', needs: [] },
        { code: 'REFUSE', title: '不予上报', needs: ['comment'] },
      ]),
    ]);
    const { body } = await preparer.get<Task>(`/tasks/${id}`);
    expect(body.decisions).toEqual([
      { code: 'SUBMIT', way: 'FORWARD', title: '上报', titleEn: 'Submit', needs: [] },
      { code: 'REFUSE', way: 'STOP', title: '不予上报', titleEn: 'Refuse', needs: ['comment'] },
    ]);
  });
});

describe('职责分离 › separation of duties', () => {
  test('a preparer’s desk is not the reviewer’s, nor another county’s', async () => {
    const task = await freshTask();
    const reviewer = await Visitor.signedIn(
      api.url,
      accountAt('331102.HEALTHCARE_SECURITY.reviewer'),
    );
    expect((await reviewer.decide(task, submit)).status).toBe(403);
    const foreign = await Visitor.signedIn(
      api.url,
      accountAt('331121.HEALTHCARE_SECURITY.preparer'),
    );
    expect((await foreign.decide(task, submit)).status).toBe(404);
    expect((await foreign.get(`/tasks/${task}`)).status).toBe(404);
    await nothingChanged(task);
  });

  test('who prepared may not review, even with the post', async () => {
    const period = '1999-01';
    const task = await seedTask(api.database, { unit: '331102', period });
    await preparer.decide(task, submit);
    const review = await seedTask(api.database, { unit: '331102', period, step: 'p11.planReview' });
    await api.database.rows('INSERT INTO account_post (username, post) VALUES ($1, $2)', [
      accountAt(desk),
      'reviewer',
    ]);
    const { status, body } = await preparer.decide(review, {
      decision: 'APPROVE',
      form: reviewDraft,
    });
    await api.database.rows("DELETE FROM account_post WHERE username = $1 AND post = 'reviewer'", [
      accountAt(desk),
    ]);
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'SEPARATION_OF_DUTIES' });
    await nothingChanged(review);
  });
});
