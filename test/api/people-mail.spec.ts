import type { ProblemDocument } from '#contracts/api/problem.js';
import type { Person } from '#contracts/api/people.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { Visitor } from './support/visitor.js';

const administrator = accountAt('331100.HEALTHCARE_SECURITY.administrator');
const preparer = accountAt('331121.HEALTHCARE_SECURITY.preparer');
let api: RunningApi;
let keeper: Visitor;

beforeAll(async () => {
  api = await startApi('people');
  keeper = await Visitor.signedIn(api.url, administrator);
});
afterAll(async () => await api.stop());

const lines = (username: string) =>
  api.database.rows<{ action: string; actor: string; details: Record<string, unknown> }>(
    `SELECT action, actor, details FROM audit WHERE object_type = 'account' AND object_id = $1 ORDER BY id`,
    [username],
  );
describe('人员 › the mail address', () => {
  const set = (email: unknown) =>
    keeper.post<Person & ProblemDocument>(`/people/${preparer}/email`, { email });

  test('is set, changed and taken away, with its audit line', async () => {
    expect((await set('yang@example.gov.cn')).body).toMatchObject({
      email: 'yang@example.gov.cn',
      emailRefused: false,
    });
    expect((await set('')).body).toMatchObject({ email: null });
    expect((await set(null)).status).toBe(200);
    const trail = (await lines(preparer)).filter(({ action }) => action === 'ACCOUNT_EMAIL_SET');
    expect(trail).toMatchObject([
      { actor: administrator, details: { after: { email: 'yang@example.gov.cn' } } },
      { details: { before: { email: 'yang@example.gov.cn' }, after: { email: null } } },
    ]);
  });

  test('must be one, and is nobody else’s business', async () => {
    for (const wrong of [
      'yang',
      'a@b',
      'a b@example.com',
      `${'a'.repeat(250)}@example.com`,
      `${'a'.repeat(65)}@example.com`,
      1,
    ]) {
      const { status, body } = await set(wrong);
      expect([status, body.errors?.[0]?.pointer]).toEqual([422, '/email']);
    }
    expect((await keeper.post(`/people/no.such/email`, { email: '' })).status).toBe(404);
    const auditor = await Visitor.signedIn(api.url, accountAt('331100.AUDIT.auditor'));
    expect((await auditor.post(`/people/${preparer}/email`, { email: '' })).status).toBe(403);
  });
});
