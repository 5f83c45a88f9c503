import { createHash } from 'node:crypto';
import type { Letter, SignedLetter } from '#contracts/api/letters.js';
import type { NoticesPage } from '#contracts/api/notices.js';
import type { ProblemDocument } from '#contracts/api/problem.js';
import type { TasksPage } from '#contracts/api/tasks.js';
import { copyTask } from '#persistence/notices/copy-task.js';
import { draftLetter } from '#persistence/letters/draft-letter.js';
import { deliverLetter } from '#persistence/letters/move-letter.js';
import { addMissedDuty, aLetter, signedLetter } from '../persistence/letters/letter-city.js';
import { accountAt } from './support/organisation.js';
import { businessNow, startApi, type RunningApi } from './support/running-api.js';
import { Visitor } from './support/visitor.js';

let api: RunningApi;
let editor: Visitor;
let approver: Visitor;
let liandu: Visitor;
let qingtian: Visitor;
let duty = '';

beforeAll(async () => {
  api = await startApi('letters');
  const at = (desk: string): Promise<Visitor> => Visitor.signedIn(api.url, accountAt(desk));
  editor = await at('331100.LEADING_GROUP_OFFICE.deadlineOfficer');
  approver = await at('331100.LEADING_GROUP_OFFICE.approver');
  liandu = await at('331102.HEALTHCARE_SECURITY.preparer');
  qingtian = await at('331121.HEALTHCARE_SECURITY.preparer');
});
afterAll(() => api.stop());
beforeEach(async () => {
  duty = await addMissedDuty(api.database);
});

const draft = (): Promise<string> => api.database.tx((sql) => draftLetter(sql, aLetter(duty)));
const words = { title: '关于限期办理的督办函', body: ['请抓紧办理。', '特此函告。'] };
const put = (
  visitor: Visitor,
  id: string,
  body: unknown,
  ifMatch: string | null = '"1"',
): Promise<{ status: number; headers: Headers; body: Letter & ProblemDocument }> =>
  visitor.call<Letter & ProblemDocument>('PUT', `/letters/${id}`, {
    headers: {
      'content-type': 'application/json',
      ...(ifMatch === null ? {} : { 'if-match': ifMatch }),
    },
    body: JSON.stringify(body),
  });

describe('a draft 草稿', () => {
  test('is worded by the deadline officer, in its version and nobody else’s', async () => {
    const id = await draft();
    const read = await editor.get<Letter>(`/letters/${id}`);
    expect(read.headers.get('etag')).toBe('"1"');
    expect(read.body).toMatchObject({ state: 'DRAFT', number: null, sha256: null, editable: true });
    const edited = await put(editor, id, words);
    expect(edited).toMatchObject({ status: 200, body: { ...words, version: 2 } });
    expect(edited.headers.get('etag')).toBe('"2"');
    expect(await put(editor, id, words, '"1"')).toMatchObject({ status: 412 });
    expect(await put(editor, id, words, null)).toMatchObject({ status: 428 });
    expect(await put(approver, id, words, '"2"')).toMatchObject({ status: 403 });
    expect(await put(liandu, id, words, '"2"')).toMatchObject({ status: 404 });
  });

  test('takes words only: no recipients, no empty text, no lines within a line', async () => {
    const id = await draft();
    const wrong = [
      { ...words, recipients: ['x'] },
      { ...words, title: ' ' },
      { ...words, body: [] },
      { ...words, body: ['一行\n两行'] },
    ];
    for (const body of wrong) expect(await put(editor, id, body)).toMatchObject({ status: 422 });
  });

  test('is set live as PDF and .docx, and is the city’s own paper', async () => {
    const id = await draft();
    const pdf = await editor.file(`/letters/${id}.pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.body.subarray(0, 8).toString()).toBe('%PDF-1.7');
    const docx = await editor.file(`/letters/${id}.docx`);
    expect(docx.body.subarray(0, 2).toString()).toBe('PK');
    expect(await liandu.get(`/letters/${id}`)).toMatchObject({ status: 404 });
    expect(await liandu.get(`/letters/${id}.pdf`)).toMatchObject({ status: 404 });
  });
});

describe('a signed letter 已签发', () => {
  test('is the bytes that were signed, for the city and its own county', async () => {
    const { id, sha256, number } = await signedLetter(api.database, duty);
    for (const visitor of [editor, liandu]) {
      const pdf = await visitor.file(`/letters/${id}.pdf`);
      expect(createHash('sha256').update(pdf.body).digest('hex')).toBe(sha256);
    }
    expect(await qingtian.get(`/letters/${id}.pdf`)).toMatchObject({ status: 404 });
    expect(await qingtian.get(`/letters/${id}`)).toMatchObject({ status: 404 });
    const read = await liandu.get<Letter>(`/letters/${id}`);
    expect(read.body).toMatchObject({ number, sha256, state: 'SIGNED', readAt: null });
    expect(await put(editor, id, words, read.headers.get('etag'))).toMatchObject({
      status: 409,
      body: { code: 'LETTER_NOT_DRAFT' },
    });
  });

  test('is received when the county first looks at it after delivery', async () => {
    const { id } = await signedLetter(api.database, duty);
    await api.database.tx((sql) => deliverLetter(sql, id, businessNow));
    const byCity = await editor.get<Letter>(`/letters/${id}`);
    expect(byCity.body).toMatchObject({ state: 'DELIVERED', readAt: null });
    const byCounty = await liandu.get<Letter>(`/letters/${id}`);
    expect(byCounty.body.readAt).toMatch(/^2022-09-20T09:/);
    const again = await liandu.get<Letter>(`/letters/${id}`);
    expect(again.body.readAt).toBe(byCounty.body.readAt);
  });
});

describe('抄送 › a copy of a signed letter', () => {
  test('is to be read in the box of each office, and the letter shows who read it when', async () => {
    const { id, decisionId, number } = await signedLetter(api.database, duty);
    const title = `督办函 ${number}`;
    await api.database.tx(async (sql) => {
      await deliverLetter(sql, id, businessNow);
      const [of] = await sql.rows<{ taskId: string }>(
        'SELECT task_id AS "taskId" FROM decision WHERE id = $1',
        [decisionId],
      );
      await copyTask(sql, of?.taskId ?? '', ['331100.FINANCE', '331102.FINANCE'], { id, title });
    });
    const finance = await Visitor.signedIn(api.url, accountAt('331100.FINANCE.approver'));
    const owing = await Visitor.signedIn(api.url, accountAt('331102.FINANCE.reviewer'));
    const inBox = async (visitor: Visitor) =>
      (await visitor.get<TasksPage>('/tasks?box=cc')).body.items
        .map(({ copy }) => copy)
        .find((copy) => copy?.letter?.id === id);
    expect(await inBox(finance)).toEqual({
      to: '331100.FINANCE',
      letter: { id, title: '督办函', number },
      readAt: null,
      readBy: null,
    });
    expect((await inBox(liandu))?.letter).toBeUndefined();
    const { items } = (await finance.get<NoticesPage>('/notices')).body;
    expect(items[0]).toMatchObject({ kind: 'COPY', title, letterId: id });
    const unread = (await editor.get<Letter>(`/letters/${id}`)).body;
    expect(unread.copiedTo).toEqual([
      { office: '331100.FINANCE', readAt: null, readBy: null },
      { office: '331102.FINANCE', readAt: null, readBy: null },
    ]);
    const [copied] = (await owing.get<Letter>(`/letters/${id}`)).body.copiedTo.slice(1);
    expect(copied?.readBy?.username).toBe(accountAt('331102.FINANCE.reviewer'));
    await finance.file(`/letters/${id}.pdf`);
    const read = (await editor.get<Letter>(`/letters/${id}`)).body.copiedTo;
    expect(read.map(({ readAt }) => readAt?.slice(0, 13))).toEqual([
      '2022-09-20T09',
      '2022-09-20T09',
    ]);
    const by = read[0]?.readBy;
    expect(by?.username).toBe(accountAt('331100.FINANCE.approver'));
    expect(await inBox(finance)).toMatchObject({ readBy: by, readAt: read[0]?.readAt });
    const audited = await api.database.rows(
      `SELECT details ->> 'to' AS to FROM audit WHERE action = 'COPY_READ' ORDER BY id`,
    );
    expect(audited).toEqual([{ to: '331102.FINANCE' }, { to: '331100.FINANCE' }]);
    await expect(
      api.database.rows(
        'UPDATE task_copy SET read_at = NULL, read_by = NULL WHERE letter_id = $1',
        [id],
      ),
    ).rejects.toMatchObject({ code: 'TC011' });
  });
});

describe('a change 改动', () => {
  const operator = async (sha256: string): Promise<{ status: number; body: SignedLetter }> => {
    const response = await fetch(`${api.url}/api/v1/letters/signed?sha256=${sha256}`, {
      headers: { authorization: `Operator ${'ab'.repeat(32)}` },
    });
    return { status: response.status, body: (await response.json()) as SignedLetter };
  };
  const behindTheGuards = async (id: string, set: string): Promise<void> => {
    await api.database.tx(async (sql) => {
      await sql.rows('ALTER TABLE letter DISABLE TRIGGER letter_is_fixed');
      await sql.rows(`UPDATE letter SET ${set} WHERE id = $1`, [id]);
      await sql.rows('ALTER TABLE letter ENABLE TRIGGER letter_is_fixed');
    });
  };

  test('of one byte of a file is found by its hash', async () => {
    const { id, sha256, number } = await signedLetter(api.database, duty);
    const { body } = await editor.file(`/letters/${id}.pdf`);
    expect(await operator(sha256)).toMatchObject({
      status: 200,
      body: { id, number, signedBy: { username: 'city.office.approver' } },
    });
    body.writeUInt8(body.readUInt8(5) ^ 1, 5);
    const changed = createHash('sha256').update(body).digest('hex');
    expect(await operator(changed)).toMatchObject({ status: 404 });
    expect(await operator('not-a-hash')).toMatchObject({ status: 422 });
  });

  test.each([
    [`pdf`, `pdf = 'forged'`],
    [`docx`, `docx = 'forged'`],
    [`pdf`, `pdf = 'forged', sha256 = encode(sha256('forged'), 'hex')`],
    [`pdf`, `series = replace(series, '督', '通'), number = replace(number, '督', '通')`],
  ])('behind the guards of SQL (.%s, %s) is refused and reported', async (kind, set) => {
    const { id } = await signedLetter(api.database, duty);
    await behindTheGuards(id, set);
    const found = await editor.get<ProblemDocument>(`/letters/${id}.${kind}`);
    expect(found).toMatchObject({ status: 409, body: { code: 'LETTER_CHANGED' } });
    const trail = await api.database.rows(
      `SELECT 1 FROM audit WHERE object_id = $1 AND action = 'LETTER_CHANGE_FOUND'`,
      [id],
    );
    expect(trail).toHaveLength(1);
    const forged = createHash('sha256').update('forged').digest('hex');
    expect(await operator(forged)).toMatchObject({ status: 404 });
  });
});
