import type { DecisionReceipt } from '#contracts/api/decisions.js';
import type { Letter, LetterKind } from '#contracts/api/letters.js';
import type { Readiness } from '#contracts/api/operations.js';
import type { ProblemDocument } from '#contracts/api/problem.js';
import type { Task } from '#contracts/api/tasks.js';
import { Breach, moveClock, sayOf } from './support/breaches.js';
import type { RunningApi } from './support/running-api.js';
import { startOffice } from './support/office.js';
import type { Reply, Visitor } from './support/visitor.js';

const sign = 'p26.supervisionOrder';
const reword = 'p26.reword';
let api: RunningApi;
let officer: Visitor;
let signer: Visitor;

beforeAll(async () => {
  ({ api, officer, signer } = await startOffice('held_back'));
});
afterAll(() => api.stop());

const letterOf = async (breach: Breach, kind?: LetterKind): Promise<Reply<Letter>> =>
  officer.get<Letter>(`/letters/${await breach.letter(kind)}`);
const taskOf = async (breach: Breach, step: string): Promise<Reply<Task>> =>
  (step === reword ? officer : signer).get<Task>(`/tasks/${await breach.task(step)}`);
const idOf = ({ body }: Reply<unknown>): string => (body as DecisionReceipt).decisionId;

/** The officer words the draft as the page does. */
async function word(
  breach: Breach,
  body: string[],
  kind?: LetterKind,
): Promise<Reply<Letter & ProblemDocument>> {
  const { body: letter, headers } = await letterOf(breach, kind);
  return officer.call<Letter & ProblemDocument>('PUT', `/letters/${letter.id}`, {
    headers: { 'content-type': 'application/json', 'if-match': headers.get('etag') ?? '' },
    body: JSON.stringify({ title: letter.title.replace('😀', ''), body }),
  });
}

/** The words are fixed by the decision: what changes now is what can be printed. */
const loseFace = (letterId: string): Promise<void> =>
  api.database.tx(async (sql) => {
    await sql.rows('ALTER TABLE letter DISABLE TRIGGER letter_is_fixed', []);
    await sql.rows(`UPDATE letter SET title = title || '😀' WHERE id = $1`, [letterId]);
    await sql.rows('ALTER TABLE letter ENABLE TRIGGER letter_is_fixed', []);
  });

/** Words that came into a draft some other way: a version of before, a name, a font that was taken away. */
const slipIn = (breach: Breach, body: string[]): Promise<unknown> =>
  api.database.rows('UPDATE letter SET body = $2 WHERE obligation_id = $1', [breach.duty, body]);

const warnings = async (): Promise<string[]> =>
  ((await (await fetch(`${api.url}/readyz`)).json()) as Readiness).warnings.map(({ code }) => code);

describe('有字无法印出 a character that cannot be printed', () => {
  let first: Breach;
  beforeAll(async () => {
    first = await Breach.of(api.database, '331102');
  });

  test.each([
    ['an emoji', ['甲。', '请按期办理😀。'], '/body/1', /第 6 个字“😀”（U\+1F600）.*Character 6/],
    ['a character no font has', ['联系人：𰻞先生。'], '/body/0', /第 5 个字“𰻞”（U\+30EDE）/],
    ['a zero-width space', ['请按\u200B期办理。'], '/body/0', /第 3 个字符.*U\+200B/],
    ['a code that is no character', ['甲\uFFFE'], '/body/0', /第 2 个字符.*U\+FFFE/],
  ])('%s is refused when the letter is saved, with its place', async (_what, body, at, says) => {
    const saved = await word(first, body);
    expect(saved.status).toBe(422);
    expect(saved.body.errors).toEqual([
      expect.objectContaining({ pointer: at, message: expect.stringMatching(says) }),
    ]);
  });

  test('rare characters of names are taken, signed and stand in the PDF', async () => {
    const breach = await Breach.of(api.database, '331121');
    expect((await word(breach, ['联系人：𠮷㑇𬱖。'])).status).toBe(200);
    const signed = await sayOf(signer, await taskOf(breach, sign), 'APPROVE');
    expect(signed.status).toBe(200);
    await breach.goOn(idOf(signed));
    expect((await letterOf(breach)).body.state).toBe('DELIVERED');
  });

  test('one that slipped into a draft is refused at the signature, and the draft’s PDF says why', async () => {
    const breach = await Breach.of(api.database, '331122');
    await slipIn(breach, ['请按期办理😀。']);
    const blind = await sayOf(signer, await taskOf(breach, sign), 'APPROVE');
    expect([blind.status, blind.body.code]).toEqual([422, 'LETTER_NOT_PRINTABLE']);
    expect(blind.body.errors).toEqual([
      expect.objectContaining({
        pointer: '/form/letterId',
        message: expect.stringContaining('正文第1段第 6 个字“😀”（U+1F600）'),
      }),
    ]);
    const id = await breach.letter();
    const pdf = await officer.get<ProblemDocument>(`/letters/${id}.pdf`);
    expect([pdf.status, pdf.body.code]).toEqual([422, 'LETTER_NOT_PRINTABLE']);
    expect((await officer.file(`/letters/${id}.docx`)).headers.get('content-type')).toContain(
      'word',
    );
    const held = await sayOf(signer, await taskOf(breach, sign), 'SKIP_UP', {
      comment: '另行处理。',
    });
    expect(held.status).toBe(200);
  });
});
describe('签发后制发不成 signed, and it cannot be set', () => {
  test('a task for the officer, a warning, and after other words it goes on', async () => {
    const breach = await Breach.of(api.database, '331123');
    expect(await warnings()).not.toContain('LETTER_HELD_BACK');
    const signed = await sayOf(signer, await taskOf(breach, sign), 'APPROVE');
    expect(signed.status).toBe(200);
    await loseFace(await breach.letter());
    const asks = await breach.goOn(idOf(signed));
    expect(asks).toEqual(expect.arrayContaining([{ step: reword, round: 1 }]));
    expect(asks.map(({ step }) => step)).not.toContain(sign);
    expect(await breach.goOn(idOf(signed))).toEqual(asks);
    expect(await warnings()).toContain('LETTER_HELD_BACK');

    const task = await taskOf(breach, reword);
    expect(task.body.form.values).toMatchObject({
      letterId: await breach.letter(),
      problem: expect.stringContaining('标题第'),
    });
    expect((await letterOf(breach)).body).toMatchObject({
      state: 'DRAFT',
      number: null,
      settled: false,
      editable: true,
    });
    const early = await sayOf(officer, task, 'SUBMIT');
    expect([early.status, early.body.code]).toEqual([422, 'LETTER_NOT_PRINTABLE']);

    const saved = await word(breach, [...(await letterOf(breach)).body.body]);
    expect(saved.status).toBe(200);
    const done = await sayOf(officer, await taskOf(breach, reword), 'SUBMIT');
    expect(done.status).toBe(200);
    const next = await breach.goOn(idOf(done));
    expect(next).toEqual(expect.arrayContaining([{ step: sign, round: 2 }]));
    expect(await warnings()).not.toContain('LETTER_HELD_BACK');

    const again = await sayOf(signer, await taskOf(breach, sign), 'APPROVE');
    expect(again.status).toBe(200);
    await breach.goOn(idOf(again));
    expect((await letterOf(breach)).body).toMatchObject({
      state: 'DELIVERED',
      number: expect.stringMatching(/^丽医保统筹办督函〔2022〕\d+号$/),
    });
  });

  test('a correction is held back too, and its old days are worded again before it is signed', async () => {
    const correction = 'p26.correction';
    const breach = await Breach.of(api.database, '331124');
    const order = await sayOf(signer, await taskOf(breach, sign), 'APPROVE');
    await breach.goOn(idOf(order));
    await moveClock(api.database, '2022-09-21T10:00:00+08:00');
    await breach.wasNone('2022-04-29');
    await breach.goOn();
    const signed = await sayOf(signer, await taskOf(breach, correction), 'APPROVE');
    expect(signed.status).toBe(200);
    await loseFace(await breach.letter('CORRECTION'));
    expect(await breach.goOn(idOf(signed))).toEqual([{ step: reword, round: 1 }]);
    expect(await warnings()).toContain('LETTER_HELD_BACK');
    expect((await letterOf(breach, 'CORRECTION')).body).toMatchObject({
      state: 'DRAFT',
      number: null,
      editable: true,
    });

    const { body } = (await letterOf(breach, 'CORRECTION')).body;
    const own = '本通知于9月21日复核。';
    expect((await word(breach, [...body, own], 'CORRECTION')).status).toBe(200);
    const done = await sayOf(officer, await taskOf(breach, reword), 'SUBMIT');
    await moveClock(api.database, '2022-09-22T10:00:00+08:00');
    expect(await breach.goOn(idOf(done))).toEqual([{ step: correction, round: 2 }]);
    expect((await letterOf(breach, 'CORRECTION')).body).toMatchObject({
      day: '2022-09-22',
      replaced: [own],
    });
    const early = await sayOf(signer, await taskOf(breach, correction), 'APPROVE');
    expect([early.status, early.body.code]).toEqual([409, 'LETTER_TO_REWORD']);
    await word(breach, [...body], 'CORRECTION');
    const again = await sayOf(signer, await taskOf(breach, correction), 'APPROVE');
    expect(again.status).toBe(200);
    expect(await breach.goOn(idOf(again))).toEqual([]);
    expect((await letterOf(breach, 'CORRECTION')).body).toMatchObject({
      state: 'DELIVERED',
      number: expect.stringMatching(/^丽医保统筹办更〔2022〕\d+号$/),
    });
    expect(await warnings()).not.toContain('LETTER_HELD_BACK');
  });
});
