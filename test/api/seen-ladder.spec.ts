import type { DecisionReceipt } from '#contracts/api/decisions.js';
import type { Letter, LetterKind } from '#contracts/api/letters.js';
import type { Task } from '#contracts/api/tasks.js';
import { Breach, moveClock, sayOf } from './support/breaches.js';
import { accountAt } from './support/organisation.js';
import type { RunningApi } from './support/running-api.js';
import { startOffice } from './support/office.js';
import { Visitor, type Reply } from './support/visitor.js';

const sign = 'p26.supervisionOrder';
let api: RunningApi;
let officer: Visitor;
let signer: Visitor;
let breach: Breach;

beforeAll(async () => {
  ({ api, officer, signer } = await startOffice('seen_ladder'));
  breach = await Breach.of(api.database, '331102');
});
afterAll(() => api.stop());

const idOf = ({ body }: Reply<unknown>): string => (body as DecisionReceipt).decisionId;
const taskOf = async (of: Breach, step: string, by = signer): Promise<Reply<Task>> =>
  by.get<Task>(`/tasks/${await of.task(step)}`);
const letterOf = async (of: Breach, kind?: LetterKind): Promise<Reply<Letter>> =>
  officer.get<Letter>(`/letters/${await of.letter(kind)}`);

async function word(kind: LetterKind, last: string): Promise<Letter> {
  const letter = await letterOf(breach, kind);
  const { id, title, body } = letter.body;
  const put = await officer.call<Letter>('PUT', `/letters/${id}`, {
    headers: {
      'content-type': 'application/json',
      'if-match': letter.headers.get('etag') ?? '',
    },
    body: JSON.stringify({
      title,
      body: [...body.filter((line) => !line.startsWith('另注')), last],
    }),
  });
  expect(put.status).toBe(200);
  return put.body;
}

/**
 * The signer looks, the officer words, a day passes: each time the signature is refused. So it is while
 * the officer's words name the day before, until they are worded again; then it covers what is shown.
 */
async function signedAsSeen(step: string, kind: LetterKind, tomorrow: string): Promise<Letter> {
  const first = await taskOf(breach, step);
  const { title, day } = (await letterOf(breach, kind)).body;
  const [, month = 0, date = 0] = day.split('-').map(Number);
  const old = `另注：${month}月${date}日仍无答复。`;
  await word(kind, old);
  expect((await sayOf(signer, first, 'APPROVE')).status).toBe(412);
  const worded = await taskOf(breach, step);
  await moveClock(api.database, tomorrow);
  const late = await sayOf(signer, worded, 'APPROVE');
  expect([late.status, late.body.code]).toEqual([409, 'LETTER_OUTDATED']);
  await breach.goOn();
  expect((await sayOf(signer, worded, 'APPROVE')).status).toBe(412);
  const stale = (await letterOf(breach, kind)).body;
  expect(stale).toMatchObject({ day: tomorrow.slice(0, 10), replaced: [old] });
  const early = await sayOf(signer, await taskOf(breach, step), 'APPROVE');
  expect([early.status, early.body.code]).toEqual([409, 'LETTER_TO_REWORD']);
  await breach.goOn();
  const shown = await word(kind, `另注：${kind}。`);
  expect(shown.replaced).toEqual([]);
  const signed = await sayOf(signer, await taskOf(breach, step), 'APPROVE');
  expect(signed.status).toBe(200);
  await breach.goOn(idOf(signed));
  const sent = (await letterOf(breach, kind)).body;
  expect(sent).toMatchObject({ state: 'DELIVERED', title, body: shown.body, day: shown.day });
  expect(sent.body.at(-1)).toBe(`另注：${kind}。`);
  return sent;
}

describe('every kind of letter 各种公文', () => {
  test('督办函, and the interview seven working days after its own day', async () => {
    await signedAsSeen(sign, 'SUPERVISION_ORDER', '2022-09-21T10:00:00+08:00');
    expect(await breach.nextRungAt()).toBe('2022-09-30 09:00');
  });

  test('a county’s look at the letter it answers moves nothing', async () => {
    const county = await Visitor.signedIn(api.url, accountAt('331102.GOVERNMENT.preparer'));
    const before = await taskOf(breach, 'p26.receipt', county);
    const read = await county.get<Letter>(`/letters/${await breach.letter()}`);
    expect(read.body.readAt).not.toBeNull();
    const after = await taskOf(breach, 'p26.receipt', county);
    expect(after.headers.get('etag')).toBe(before.headers.get('etag'));
  });

  test('约谈通知书, and the circular five working days after its own day', async () => {
    await moveClock(api.database, '2022-10-20T10:00:00+08:00');
    await breach.goOn();
    const { body } = await signedAsSeen('p26.interview', 'INTERVIEW', '2022-10-21T10:00:00+08:00');
    expect(body.join()).toContain('三、约谈时间。2022年10月28日');
    expect(await breach.nextRungAt()).toBe('2022-10-28 09:00');
  });

  test('通报', async () => {
    await moveClock(api.database, '2022-11-01T10:00:00+08:00');
    await breach.goOn();
    await signedAsSeen('p26.circular', 'CIRCULAR', '2022-11-02T10:00:00+08:00');
  });

  test('更正通知', async () => {
    await breach.wasNone('2022-04-29');
    await moveClock(api.database, '2022-11-03T10:00:00+08:00');
    await breach.goOn();
    await signedAsSeen('p26.correction', 'CORRECTION', '2022-11-04T10:00:00+08:00');
  });
});

describe('暂缓督办 a held ladder', () => {
  const hold = async (of: Breach): Promise<string> => {
    const comment = '核对到账情况。';
    return idOf(await sayOf(officer, await taskOf(of, 'p26.breach', officer), 'HOLD', { comment }));
  };

  test('signs nothing; resumed, the letter is asked for anew with the figures of that day', async () => {
    const held = await Breach.of(api.database, '331121');
    const before = await taskOf(held, sign);
    await held.goOn(await hold(held));
    const refused = await sayOf(signer, before, 'APPROVE');
    expect([refused.status, refused.body.code]).toEqual([409, 'FINISHED']);
    await moveClock(api.database, '2022-11-30T10:00:00+08:00');
    await held.goOn();
    const resumed = await sayOf(officer, await taskOf(held, 'p26.held', officer), 'RESUME');
    expect(await held.goOn(idOf(resumed))).toContainEqual({ step: sign, round: 2 });
    expect((await letterOf(held)).body.day).toBe('2022-11-30');
    const signed = await sayOf(signer, await taskOf(held, sign), 'APPROVE');
    expect(signed.status).toBe(200);
    await held.goOn(idOf(signed));
    expect((await letterOf(held)).body.state).toBe('DELIVERED');
  });

  test('who had signed before the hold is heard', async () => {
    const held = await Breach.of(api.database, '331122');
    const signed = await sayOf(signer, await taskOf(held, sign), 'APPROVE');
    expect(signed.status).toBe(200);
    await held.goOn(await hold(held));
    expect((await letterOf(held)).body.state).toBe('DELIVERED');
    const { body } = await signer.get<DecisionReceipt>(`/decisions/${idOf(signed)}`);
    expect(body.state).toBe('APPLIED');
  });
});

test('the case wakes each morning while a letter waits, and for nothing else', async () => {
  const waits = async (of: Breach): Promise<unknown> =>
    api.database.rows(
      `SELECT to_char(wakes_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS at
         FROM engine_wait WHERE workflow_id = $1`,
      [of.caseId],
    );
  const waiting = await Breach.of(api.database, '331123');
  expect(await waits(waiting)).toEqual([{ at: '2022-12-01 08:00' }]);
  const skip = { comment: '已当面督促。' };
  await waiting.goOn(idOf(await sayOf(signer, await taskOf(waiting, sign), 'SKIP_UP', skip)));
  expect(await waits(waiting)).toEqual([{ at: '2022-12-01 09:00' }]);
});
