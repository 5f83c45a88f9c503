import type { DecisionReceipt } from '#contracts/api/decisions.js';
import type { Letter } from '#contracts/api/letters.js';
import type { ProblemDocument } from '#contracts/api/problem.js';
import type { Task } from '#contracts/api/tasks.js';
import { Breach, moveClock, sayOf } from './support/breaches.js';
import { accountAt } from './support/organisation.js';
import type { RunningApi } from './support/running-api.js';
import { startOffice } from './support/office.js';
import type { Reply, Visitor } from './support/visitor.js';

const sign = 'p26.supervisionOrder';
let api: RunningApi;
let officer: Visitor;
let signer: Visitor;

beforeAll(async () => {
  ({ api, officer, signer } = await startOffice('seen'));
});
afterAll(() => api.stop());

const breachOf = (unit: string): Promise<Breach> => Breach.of(api.database, unit);
const open = async (breach: Breach, step = sign): Promise<Reply<Task>> =>
  signer.get<Task>(`/tasks/${await breach.task(step)}`);
const letterOf = (id: string): Promise<Reply<Letter>> => officer.get<Letter>(`/letters/${id}`);

/** The officer words the draft: one more paragraph, or other words for all. */
async function word(
  breach: Breach,
  change: (body: string[]) => string[],
): Promise<Reply<Letter & ProblemDocument>> {
  const id = await breach.letter();
  const { body, headers } = await letterOf(id);
  return officer.call<Letter & ProblemDocument>('PUT', `/letters/${id}`, {
    headers: { 'content-type': 'application/json', 'if-match': headers.get('etag') ?? '' },
    body: JSON.stringify({ title: `${body.title}（改）`, body: change([...body.body]) }),
  });
}

const seenOf = async (decision: string): Promise<unknown> =>
  (
    await api.database.rows<{ seen: unknown }>('SELECT seen FROM decision WHERE id = $1', [
      decision,
    ])
  )[0]?.seen;
const idOf = ({ body }: Reply<unknown>): string => (body as DecisionReceipt).decisionId;

describe('what is signed is what was seen 所签即所见', () => {
  test('words put in after the signer opened the task are not signed, and seen they are', async () => {
    const breach = await breachOf('331102');
    const seen = await open(breach);
    expect((await word(breach, (body) => [...body, '另请于本周内报送书面说明。'])).status).toBe(
      200,
    );
    const blind = await sayOf(signer, seen, 'APPROVE');
    expect([blind.status, blind.body.code]).toEqual([412, 'STALE']);

    const again = await open(breach);
    expect(again.headers.get('etag')).not.toBe(seen.headers.get('etag'));
    const shown = await letterOf(await breach.letter());
    expect(shown.body.title).toMatch(/（改）$/);
    expect(again.body.form.values).toMatchObject({ letterTitle: shown.body.title });
    const signed = await sayOf(signer, again, 'APPROVE');
    expect(signed.status).toBe(200);
    expect(await seenOf(idOf(signed))).toEqual({
      form: expect.stringMatching(/^[0-9a-f]{64}$/),
      letters: [
        {
          id: shown.body.id,
          version: shown.body.version,
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
    });
    await breach.goOn(idOf(signed));
    const sent = await letterOf(shown.body.id);
    expect(sent.body).toMatchObject({
      state: 'DELIVERED',
      number: '丽医保统筹办督函〔2022〕1号',
      title: shown.body.title,
      body: shown.body.body,
      day: shown.body.day,
      signedBy: { username: accountAt('331100.LEADING_GROUP_OFFICE.approver') },
    });
    expect(sent.body.body.at(-1)).toBe('另请于本周内报送书面说明。');
  });

  test.each([
    ['331121', sign, 'APPROVE', {}],
    ['331122', sign, 'SKIP_UP', { comment: '已当面督促。' }],
    ['331123', sign, 'EXCUSE', { comment: '见批复。', reasonCode: 'FORCE_MAJEURE' }],
    ['331124', 'p26.breach', 'EXCUSE', { comment: '见批复。', reasonCode: 'FORCE_MAJEURE' }],
  ])('from the decision on the draft is closed: %s %s %s', async (unit, step, code, more) => {
    const breach = await breachOf(unit);
    const at = step === sign ? signer : officer;
    const task = await at.get<Task>(`/tasks/${await breach.task(step)}`);
    const decided = await sayOf(at, task, code, more);
    expect(decided.status).toBe(200);
    const late = await word(breach, () => ['改过的文字。']);
    expect([late.status, late.body.code, late.body.title]).toEqual([
      409,
      'LETTER_NOT_DRAFT',
      expect.stringContaining('该文稿已有决定'),
    ]);
    expect((await letterOf(await breach.letter())).body).toMatchObject({
      state: 'DRAFT',
      settled: true,
      editable: false,
    });
    if (step !== sign) {
      const other = await sayOf(signer, await open(breach), 'APPROVE');
      expect([other.status, other.body.code]).toEqual([409, 'LETTER_NOT_DRAFT']);
    }
    await breach.goOn(idOf(decided));
    const { body } = await letterOf(await breach.letter());
    if (code === 'APPROVE') expect(body.state).toBe('DELIVERED');
    else expect(body).toMatchObject({ state: 'DRAFT', withdrawnAt: expect.any(String) });
  });

  test('SQL itself signs nothing else: other words, or another decision', async () => {
    const breach = await breachOf('331125');
    const signed = await sayOf(signer, await open(breach), 'APPROVE');
    const id = await breach.letter();
    for (const set of [`body = '{x}'`, `title = 'x'`, `settled_by = NULL`, `facts_at = now()`]) {
      const change = api.database.rows(`UPDATE letter SET ${set} WHERE id = $1`, [id]);
      await expect(change).rejects.toMatchObject({ code: 'TC017' });
    }
    await breach.goOn(idOf(signed));
    expect((await letterOf(id)).body.state).toBe('DELIVERED');
  });
});

describe('a letter signed late 迟签', () => {
  let paid: Breach;

  test('states the figures of the day it is signed, and the next rung counts from it', async () => {
    const breach = await breachOf('331126');
    const first = await open(breach);
    const drafted = (await letterOf(await breach.letter())).body;
    expect(drafted).toMatchObject({ day: '2022-09-20' });
    expect(drafted.body.join()).toContain('截至2022年9月20日累计到账0.00元');
    expect(drafted.body.join()).toContain('已逾期143天');

    // 2022-11-24, a Thursday; 5 working days later is 2022-12-01, 7 are 2022-12-05.
    await moveClock(api.database, '2022-11-24T10:00:00+08:00');
    const late = await sayOf(signer, first, 'APPROVE');
    expect([late.status, late.body.code]).toEqual([409, 'LETTER_OUTDATED']);
    const told = await api.database.rows(
      `SELECT name, payload FROM outbox WHERE workflow_id = $1 AND kind = 'SIGNAL'`,
      [breach.caseId],
    );
    expect(told).toEqual([{ name: 'notice', payload: { kind: 'REDRAFT' } }]);

    await breach.goOn();
    const stale = await sayOf(signer, first, 'APPROVE');
    expect([stale.status, stale.body.code]).toEqual([412, 'STALE']);
    const fresh = await open(breach);
    const shown = (await letterOf(await breach.letter())).body;
    expect(shown.day).toBe('2022-11-24');
    expect(shown.body.join()).toContain('截至2022年11月24日累计到账0.00元');
    expect(shown.body.join()).toContain('已逾期208天');
    expect(shown.body.join()).toContain('请于2022年12月1日前');
    const signed = await sayOf(signer, fresh, 'APPROVE');
    expect(signed.status).toBe(200);
    await breach.goOn(idOf(signed));
    const sent = (await letterOf(shown.id)).body;
    expect(sent).toMatchObject({ state: 'DELIVERED', body: shown.body, day: '2022-11-24' });
    expect(await breach.nextRungAt()).toBe('2022-12-05 09:00');
  });

  test('keeps the officer’s words, and tells which of them newer figures replaced', async () => {
    const breach = await breachOf('331127');
    const own = '联系人：罗静宜，电话见通讯录。';
    const day = /2022年11月24日/;
    expect((await word(breach, (body) => [...body, own])).status).toBe(200);
    await moveClock(api.database, '2022-11-25T10:00:00+08:00');
    await breach.goOn();
    const kept = (await letterOf(await breach.letter())).body;
    expect(kept).toMatchObject({ day: '2022-11-25', replaced: [] });
    expect(kept.body.at(-1)).toBe(own);
    expect(kept.body.join()).toContain('截至2022年11月25日');
    expect(kept.body.join()).not.toMatch(day);

    const worded = '截至2022年11月25日上午九时仍分文未到，逾期逾二百天。';
    await word(breach, (body) => body.map((line) => (line.includes('截至') ? worded : line)));
    await moveClock(api.database, '2022-11-26T10:00:00+08:00');
    await breach.goOn();
    const replaced = (await letterOf(await breach.letter())).body;
    expect(replaced.replaced).toEqual([worded]);
    expect(replaced.body.at(-1)).toBe(own);
    expect(replaced.body.join()).toContain('截至2022年11月26日');
    const [notice] = await api.database.rows(
      `SELECT recipient, body FROM notice WHERE kind = 'LETTER_REDRAFTED' AND letter_id = $1`,
      [replaced.id],
    );
    expect(notice).toEqual({
      recipient: '331100.LEADING_GROUP_OFFICE.deadlineOfficer',
      body: worded,
    });
    const tooEarly = await sayOf(signer, await open(breach), 'APPROVE');
    expect([tooEarly.status, tooEarly.body.code]).toEqual([409, 'LETTER_TO_REWORD']);
    expect(tooEarly.body.detail).toMatch(/督办专员.*保存.*deadline officer/);
    expect((await letterOf(replaced.id)).body).toMatchObject({ state: 'DRAFT', settled: false });
    await moveClock(api.database, '2022-11-27T10:00:00+08:00');
    await breach.goOn();
    const nextDay = await sayOf(signer, await open(breach), 'APPROVE');
    expect([nextDay.status, nextDay.body.code]).toEqual([409, 'LETTER_TO_REWORD']);
    expect((await word(breach, (body) => body)).body.replaced).toEqual([]);
    expect((await sayOf(signer, await open(breach), 'APPROVE')).status).toBe(200);
  });

  test('is drawn up again when money comes, and not for nothing', async () => {
    paid = await breachOf('331181');
    const before = await open(paid);
    await paid.goOn();
    expect((await open(paid)).headers.get('etag')).toBe(before.headers.get('etag'));
    await api.database.rows(`UPDATE obligation SET amount_received = '406640.00' WHERE id = $1`, [
      paid.duty,
    ]);
    const blind = await sayOf(signer, before, 'APPROVE');
    expect([blind.status, blind.body.code]).toEqual([409, 'LETTER_OUTDATED']);
    await paid.goOn();
    const { body } = (await letterOf(await paid.letter())).body;
    expect(body.join()).toContain('尚欠136,000,000.00元');
  });

  test('an older draft put back whole is read again, and saved once more it is meant', async () => {
    const older = (await letterOf(await paid.letter())).body;
    const [year, month, date] = older.day.split('-').map(Number);
    const stated = older.body.filter((line) => line.includes(`${year}年${month}月${date}日`));
    expect(stated.length).toBeGreaterThan(0);
    const next = new Date(Date.parse(`${older.day}T10:00:00+08:00`) + 86_400_000).toISOString();
    await moveClock(api.database, next);
    await paid.goOn();
    const saved = await word(paid, () => [...older.body, '请重视。']);
    expect([saved.status, saved.body.day]).toEqual([200, next.slice(0, 10)]);
    expect(saved.body.replaced).toEqual(expect.arrayContaining(stated));
    const early = await sayOf(signer, await open(paid), 'APPROVE');
    expect([early.status, early.body.code]).toEqual([409, 'LETTER_TO_REWORD']);
    expect((await word(paid, (body) => body)).body.replaced).toEqual([]);
    expect((await sayOf(signer, await open(paid), 'APPROVE')).status).toBe(200);
  });
});
