import type { Letter } from '#contracts/api/letters.js';
import type { DecisionReceipt } from '#contracts/api/decisions.js';
import type { Readiness } from '#contracts/api/operations.js';
import type { ProblemDocument } from '#contracts/api/problem.js';
import type { Task } from '#contracts/api/tasks.js';
import { Breach, sayOf } from './support/breaches.js';
import { seedLaw } from './support/duties.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { Visitor, type Reply } from './support/visitor.js';

const sign = 'p26.supervisionOrder';
const folder = process.env['TONGCHOU_FONTS'];
const nowhere = '/nowhere/fonts';

/** An API that begins with, or without, a face to print in. */
async function begun(name: string): Promise<[RunningApi, Visitor, Visitor]> {
  const api = await startApi(name);
  await api.database.tx(seedLaw);
  const [officer, signer] = (await Promise.all(
    ['deadlineOfficer', 'approver'].map((post) =>
      Visitor.signedIn(api.url, accountAt(`331100.LEADING_GROUP_OFFICE.${post}`)),
    ),
  )) as [Visitor, Visitor];
  return [api, officer, signer];
}

/** What the worker prints in. */
function faces(there: boolean): void {
  if (there && folder === undefined) delete process.env['TONGCHOU_FONTS'];
  else process.env['TONGCHOU_FONTS'] = there ? folder : nowhere;
}

const warned = async ({ url }: RunningApi): Promise<boolean> =>
  ((await (await fetch(`${url}/readyz`)).json()) as Readiness).warnings.some(
    ({ code }) => code === 'LETTER_FONT_MISSING',
  );
const taskOf = async (signer: Visitor, breach: Breach): Promise<Reply<Task>> =>
  signer.get<Task>(`/tasks/${await breach.task(sign)}`);

afterEach(() => faces(true));

test('without a face nothing is signed, 503, and words are still taken', async () => {
  faces(false);
  const [api, officer, signer] = await begun('no_font');
  const breach = await Breach.of(api.database, '331102');
  const refused = await sayOf(signer, await taskOf(signer, breach), 'APPROVE');
  expect([refused.status, refused.body.code]).toEqual([503, 'LETTER_FONT_MISSING']);
  expect(refused.body.detail).toMatch(/\/nowhere\/fonts.*put \.ttf or \.otf files/);

  const id = await breach.letter();
  const pdf = await officer.get<ProblemDocument>(`/letters/${id}.pdf`);
  expect([pdf.status, pdf.body.code]).toEqual([503, 'LETTER_FONT_MISSING']);
  expect((await officer.file(`/letters/${id}.docx`)).status).toBe(200);
  const { body: letter, headers } = await officer.get<Letter>(`/letters/${id}`);
  expect(letter).toMatchObject({ state: 'DRAFT', settled: false });
  const saved = await officer.call('PUT', `/letters/${id}`, {
    headers: { 'content-type': 'application/json', 'if-match': headers.get('etag') ?? '' },
    body: JSON.stringify({ title: letter.title, body: letter.body }),
  });
  expect(saved.status).toBe(200);
  const skip = { comment: '已当面督促。' };
  const skipped = await sayOf(signer, await taskOf(signer, breach), 'SKIP_UP', skip);
  expect(skipped.status).toBe(200);
  expect(await warned(api)).toBe(true);
  await api.stop();
});

test('what was signed before the faces were lost waits, and goes out once they are back', async () => {
  const [api, officer, signer] = await begun('lost_font');
  const breach = await Breach.of(api.database, '331102');
  const signed = await sayOf(signer, await taskOf(signer, breach), 'APPROVE');
  expect(signed.status).toBe(200);
  const decision = (signed.body as unknown as DecisionReceipt).decisionId;
  const letter = async (): Promise<Letter> =>
    (await officer.get<Letter>(`/letters/${await breach.letter()}`)).body;
  expect(await warned(api)).toBe(false);
  faces(false);
  expect(await warned(api)).toBe(true);
  await expect(breach.goOn(decision)).rejects.toThrow(/TONGCHOU_FONTS/);
  expect(await letter()).toMatchObject({ state: 'DRAFT', settled: true, number: null });
  expect(await api.database.rows('SELECT 1 FROM letter_hold')).toEqual([]);
  faces(true);
  await breach.goOn(decision);
  expect(await letter()).toMatchObject({
    state: 'DELIVERED',
    number: '丽医保统筹办督函〔2022〕1号',
  });
  await api.stop();
});
