import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attachment } from '#contracts/api/attachments.js';
import type { ProblemDocument } from '#contracts/api/problem.js';
import type { Task } from '#contracts/api/tasks.js';
import { attach, attachmentsOf, pdf, samples } from './support/files.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { draft, seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

let api: RunningApi;
let preparer: Visitor;
let reviewer: Visitor;
let auditor: Visitor;
let foreign: Visitor;
let administrator: Visitor;
let task = '';
let round = 0;
const caseId = 'lishui/P11/331102/EMPLOYEE/2022-10';

beforeAll(async () => {
  api = await startApi('attachments');
  const at = (desk: string): Promise<Visitor> => Visitor.signedIn(api.url, accountAt(desk));
  preparer = await at('331102.HEALTHCARE_SECURITY.preparer');
  reviewer = await at('331102.HEALTHCARE_SECURITY.reviewer');
  auditor = await at('331100.AUDIT.auditor');
  foreign = await at('331121.HEALTHCARE_SECURITY.preparer');
  administrator = await at('331100.HEALTHCARE_SECURITY.administrator');
});
afterAll(async () => await api.stop());
beforeEach(async () => {
  task = await seedTask(api.database, { unit: '331102', round: (round += 1) });
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const placeOf = (hash: string): string => join(api.attachments, hash.slice(0, 2), hash);
const filesIn = async (): Promise<readonly string[]> =>
  (await readdir(api.attachments, { recursive: true, withFileTypes: true }))
    .filter((each) => each.isFile())
    .map(({ name }) => name);

describe('附件 › a file of a task', () => {
  test('is kept by its hash, listed on task and case, and comes back byte by byte', async () => {
    const bytes = pdf('the first');
    const { status, body, headers } = await attach(preparer, task, bytes, '青田县答复.pdf');
    expect({ status, body }).toMatchObject({ status: 201, body: { sha256: sha256(bytes) } });
    const listed = await attachmentsOf(preparer, `/tasks/${task}`);
    expect(listed).toContainEqual({
      id: body.id,
      taskId: task,
      name: '青田县答复.pdf',
      size: bytes.length,
      sha256: sha256(bytes),
      type: 'pdf',
      by: {
        username: accountAt('331102.HEALTHCARE_SECURITY.preparer'),
        person: expect.any(String),
      },
      at: expect.stringMatching(/^2022-09-20T/),
    });
    expect(await attachmentsOf(auditor, `/cases/${caseId}`)).toEqual(listed);
    const file = await preparer.file(`/attachments/${body.id}`);
    expect(file.body.equals(bytes)).toBe(true);
    const task1 = await preparer.get<Task>(`/tasks/${task}`);
    expect(headers.get('etag')).toBe(task1.headers.get('etag'));
    expect(task1.body.history.at(-1)).toMatchObject({
      action: 'ATTACH',
      comment: '青田县答复.pdf',
    });
  });

  test('raises the version of whoever has the page open, and stands on the decision', async () => {
    const { headers } = await preparer.get<Task>(`/tasks/${task}`);
    const ifMatch = headers.get('etag');
    const { body, headers: now } = await attach(preparer, task, pdf('seen'));
    const wish = { decision: 'SUBMIT', form: draft };
    expect(await preparer.decide(task, wish, { ifMatch })).toMatchObject({ status: 412 });
    const decided = await preparer.decide(task, wish, { ifMatch: now.get('etag') });
    expect(decided.status).toBe(200);
    const [row] = await api.database.rows<{ seen: { attachments: object[] } }>(
      'SELECT seen FROM decision WHERE task_id = $1',
      [task],
    );
    expect(row?.seen.attachments).toContainEqual({ id: body.id, sha256: body.sha256 });
    const late = await attach(preparer, task, pdf('late'));
    expect(late).toMatchObject({ status: 409, body: { code: 'FINISHED' } });
  });

  test('is attached by the one who may act, and read by whoever may read the case', async () => {
    expect((await attach(reviewer, task, pdf())).body.code).toBe('WRONG_POST');
    expect((await attach(auditor, task, pdf())).body.code).toBe('WRONG_POST');
    expect((await attach(foreign, task, pdf())).status).toBe(404);
    expect((await attach(new Visitor(api.url), task, pdf())).status).toBe(401);
    const { body } = await attach(preparer, task, pdf());
    for (const [who, status] of [
      [preparer, 200],
      [reviewer, 200],
      [auditor, 200],
      [foreign, 404],
      [administrator, 404],
      [new Visitor(api.url), 401],
    ] as const) {
      expect((await who.file(`/attachments/${body.id}`)).status).toBe(status);
    }
    await api.database.rows(`UPDATE task SET state = 'CLAIMED', claimed_by = $2 WHERE id = $1`, [
      task,
      accountAt('331121.HEALTHCARE_SECURITY.preparer'),
    ]);
    const held = await attach(preparer, task, pdf());
    expect(held).toMatchObject({ status: 409, body: { code: 'HELD_BY_ANOTHER' } });
  });

  test('two equal files are one on the disk', async () => {
    const bytes = pdf('twice');
    const first = await attach(preparer, task, bytes, '一.pdf');
    const second = await attach(preparer, task, bytes, '二.pdf');
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.body.id).not.toBe(second.body.id);
    expect((await filesIn()).filter((name) => name === sha256(bytes))).toHaveLength(1);
    expect((await filesIn()).filter((name) => /part$|\./.test(name))).toEqual([]);
  });

  test('is shown by the browser when it is a PDF or a picture, else saved, and never runs', async () => {
    for (const [name, bytes] of Object.entries(samples)) {
      const { body, status } = await attach(preparer, task, bytes, name);
      expect([name, status]).toEqual([name, 201]);
      const { headers } = await preparer.file(`/attachments/${body.id}`);
      const shown = /pdf|png|jpg/.test(name);
      expect(headers.get('content-disposition')).toMatch(shown ? /^inline;/ : /^attachment;/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*; sandbox/);
      expect(headers.get('content-length')).toBe(String(bytes.length));
    }
  });

  test('whose bytes on the disk were changed or lost is withheld, and that is on record', async () => {
    const bytes = pdf('to be changed');
    const { body } = await attach(preparer, task, bytes);
    await writeFile(placeOf(body.sha256), pdf('changed'));
    const read = await preparer.call<ProblemDocument>('GET', `/attachments/${body.id}`);
    expect(read).toMatchObject({ status: 409, body: { code: 'FILE_CHANGED' } });
    const found = await api.database.rows(
      `SELECT 1 FROM audit WHERE action = 'ATTACHMENT_CHANGE_FOUND' AND object_id = $1`,
      [body.id],
    );
    expect(found).toHaveLength(1);
    expect((await attach(preparer, task, bytes)).status).toBe(201);
    expect((await preparer.file(`/attachments/${body.id}`)).body.equals(bytes)).toBe(true);
  });

  test('is never changed or taken away, by SQL either', async () => {
    const { body } = await attach(preparer, task, pdf('for ever'));
    for (const statement of [
      `UPDATE attachment SET name = 'x' WHERE id = '${body.id}'`,
      `DELETE FROM attachment WHERE id = '${body.id}'`,
      'TRUNCATE attachment',
    ]) {
      await expect(api.database.rows(statement)).rejects.toMatchObject({ code: 'TC011' });
    }
    const listed: readonly Attachment[] = await attachmentsOf(preparer, `/tasks/${task}`);
    expect(listed.map(({ id }) => id)).toContain(body.id);
  });
});
