import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../apps/cli/program.js';
import { accountAt } from '../api/support/organisation.js';
import { operatorKey, startApi, type RunningApi } from '../api/support/running-api.js';

const username = accountAt('331102.FINANCE.reviewer');
const before = process.env['TONGCHOU_DATA'];
let api: RunningApi;
let folder: string;

beforeAll(async () => {
  api = await startApi('people_cli');
  folder = mkdtempSync(join(tmpdir(), 'people-'));
  for (const name of ['run', 'secrets']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'secrets/operator-key'), operatorKey);
  writeFileSync(join(folder, 'run/status.json'), JSON.stringify({ api: api.url, processes: [] }));
  process.env['TONGCHOU_DATA'] = folder;
});
afterAll(async () => {
  if (before === undefined) delete process.env['TONGCHOU_DATA'];
  else process.env['TONGCHOU_DATA'] = before;
  rmSync(folder, { recursive: true });
  await api.stop();
});

async function email(address: string): Promise<{ exit: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const exit = await run(['people', 'email', username, address], {
    answer: (text) => (out += text),
    talk: (text) => (err += text),
  });
  return { exit, out, err };
}

test('people email sets a mail address, refuses what is none, and takes it away', async () => {
  const set = await email('li@example.gov.cn');
  expect(set).toMatchObject({ exit: 0, err: '' });
  expect(set.out).toContain('li@example.gov.cn');

  const wrong = await email('li');
  expect([wrong.exit, wrong.err.includes('须为邮箱地址')]).toEqual([2, true]);

  expect((await email('')).exit).toBe(0);
  const [account] = await api.database.rows<{ email: string | null }>(
    'SELECT email FROM account WHERE username = $1',
    [username],
  );
  expect(account?.email).toBeNull();
});
