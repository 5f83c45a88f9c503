import { request } from 'node:http';
import { readdir } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { attachmentLimits } from '#contracts/file-types.js';
import { until } from '../support/until.js';
import { archive, attach, attachmentsOf, pdf, pdfOf, samples } from './support/files.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

let api: RunningApi;
let preparer: Visitor;
let task = '';
let months = 0;
let before: readonly string[] = [];

beforeAll(async () => {
  api = await startApi('attachment_refusals');
  const desk = accountAt('331102.HEALTHCARE_SECURITY.preparer');
  preparer = await Visitor.signedIn(api.url, desk);
});
afterAll(async () => await api.stop());
beforeEach(async () => {
  const month = String((months % 12) + 1).padStart(2, '0');
  const period = `${2022 + Math.floor(months / 12)}-${month}`;
  months += 1;
  task = await seedTask(api.database, { unit: '331102', period });
  before = await filesIn();
});

async function filesIn(): Promise<readonly string[]> {
  const names = await readdir(api.attachments, { recursive: true }).catch(() => []);
  return names.filter((name) => /[0-9a-f-]{36}/.test(name)).sort();
}

/** Nothing of what was refused lies anywhere. */
async function expectNothingLeft(): Promise<void> {
  expect(await filesIn()).toEqual(before);
  expect(await attachmentsOf(preparer, `/tasks/${task}`)).toEqual([]);
}

describe('附件 › what is refused', () => {
  test.each([
    ['a program called .pdf', Buffer.from('MZ\u0090\0\u0003\0\0\0'), 'a.pdf'],
    ['a page called .pdf', Buffer.from('<html><script>alert(1)</script>'), 'a.pdf'],
    ['a drawing with script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.png'],
    ['an archive called .docx', archive('readme.txt'), 'a.docx'],
    ['a presentation', archive('[Content_Types].xml', 'ppt/presentation.xml'), 'a.docx'],
    [
      'macros',
      archive('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'),
      'a.docx',
    ],
    [
      'two documents in one',
      archive('OFD.xml', '[Content_Types].xml', 'word/document.xml'),
      'a.ofd',
    ],
    ['an archive cut off', samples['a.docx'].subarray(0, 60), 'a.docx'],
    ['another packer', gzipSync('x'), 'a.xlsx'],
    ['text', Buffer.from('第一行\n'), 'a.pdf'],
  ])('by its content, whatever its name: %s', async (_what, bytes, name) => {
    const refused = await attach(preparer, task, bytes, name);
    expect(refused).toMatchObject({ status: 415, body: { code: 'WRONG_FILE_TYPE' } });
    await expectNothingLeft();
  });

  test('an archive is not unpacked, and of too many members none is read', async () => {
    const packed = Buffer.from(
      zipSync({ 'OFD.xml': Buffer.from('<OFD/>'), bomb: new Uint8Array(50 * 1024 * 1024) }),
    );
    expect(packed.length).toBeLessThan(100 * 1024);
    packed.fill(0xff, packed.length >> 2, packed.length >> 1); // whoever unpacks it fails
    expect((await attach(preparer, task, packed, 'a.ofd')).status).toBe(201);
    const many = archive(...Array.from({ length: 10_001 }, (_, at) => `m${at}`), 'OFD.xml');
    expect((await attach(preparer, task, many, 'a.ofd')).status).toBe(415);
  });

  test('20 MiB is taken, one byte more is not', async () => {
    const most = await attach(preparer, task, pdfOf(attachmentLimits.bytes + 1));
    expect(most).toMatchObject({ status: 413, body: { code: 'FILE_TOO_LARGE' } });
    await expectNothingLeft();
    const huge = await attach(preparer, task, pdfOf(attachmentLimits.bytes * 2));
    expect(huge).toMatchObject({ status: 413, body: { code: 'FILE_TOO_LARGE' } });
    const whole = await attach(preparer, task, pdfOf(attachmentLimits.bytes));
    expect(whole.status).toBe(201);
  });

  test('names that lead elsewhere or read otherwise than they are', async () => {
    for (const name of ['答\u202Efdp.exe', 'a\u0007.pdf', '\u200B', 'x'.repeat(121)]) {
      const refused = await attach(preparer, task, pdf(), name);
      expect([name, refused.status]).toEqual([name, 422]);
    }
    const { status } = await attach(preparer, task, pdf(), '../../etc/附件.pdf');
    expect(status).toBe(201);
    const [kept] = await attachmentsOf(preparer, `/tasks/${task}`);
    expect(kept?.name).toBe('附件.pdf');
  });

  test('what is not one file', async () => {
    const path = `/tasks/${task}/attachments`;
    const two = new FormData();
    two.append('file', new Blob([pdf()]), 'a.pdf');
    two.append('file', new Blob([pdf()]), 'b.pdf');
    const other = new FormData();
    other.append('datei', new Blob([pdf()]), 'a.pdf');
    const text = new FormData();
    text.append('file', 'words');
    const beside = new FormData();
    beside.append('file', new Blob([pdf()]), 'a.pdf');
    beside.append('more', 'words');
    for (const body of [two, other, text, beside, new FormData()]) {
      expect(await preparer.call('POST', path, { body })).toMatchObject({ status: 400 });
    }
    expect(await attach(preparer, task, Buffer.alloc(0))).toMatchObject({ status: 400 });
    const headers = { 'content-type': 'application/json' };
    expect(await preparer.call('POST', path, { body: '{}', headers })).toMatchObject({
      status: 415,
    });
    const elsewhere = await preparer.call('POST', `/tasks/${task}/claim`, { body: two });
    expect(elsewhere).toMatchObject({ status: 415 });
    await expectNothingLeft();
  });

  test('a connection that is cut leaves nothing', async () => {
    const { cookie } = preparer;
    const sending = request(`${api.url}/api/v1/tasks/${task}/attachments`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'multipart/form-data; boundary=x' },
    });
    const cut = new Promise((resolve) => sending.once('error', resolve));
    sending.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n');
    sending.write(pdfOf(1024 * 1024));
    await untilIncoming(1);
    sending.destroy();
    await cut;
    await untilIncoming(0);
    await expectNothingLeft();
  });

  test('more than a task takes', async () => {
    for (let at = 0; at < attachmentLimits.ofTask; at += 1) {
      expect((await attach(preparer, task, pdf(`${at}`))).status).toBe(201);
    }
    const refused = await attach(preparer, task, pdf('one more'));
    expect(refused).toMatchObject({ status: 409, body: { code: 'TOO_MANY_FILES' } });
    expect(await attachmentsOf(preparer, `/tasks/${task}`)).toHaveLength(attachmentLimits.ofTask);
  });
});

/** Until so many uploads are under way. */
async function untilIncoming(count: number): Promise<void> {
  await until(
    () => readdir(`${api.attachments}/incoming`).catch(() => []),
    (names) => names.length === count,
  );
}
