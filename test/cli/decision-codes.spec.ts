import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '#persistence/database.js';
import { migrate } from '#persistence/migrate.js';
import { decisionTable, readDecisions } from '#policy/decisions.js';
import { prepareDecisions } from '../../apps/cli/seed/decision-codes.js';
import { ownDatabase } from '../support/own-database.js';

let database: Database;
const folder = mkdtempSync(join(tmpdir(), 'decisions-'));
beforeAll(async () => {
  const url = await ownDatabase('decision_codes');
  await migrate(url);
  database = await Database.open(url, { name: 'test', connections: 1 });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.close();
});

const start = (text: string): Promise<void> => {
  const file = join(folder, 'decisions.yaml');
  writeFileSync(file, text);
  const table = readDecisions(file, 'processes/decisions.yaml');
  return database.tx((sql) => prepareDecisions(sql, table));
};
const codes = () => database.rows('SELECT code, way FROM decision_code ORDER BY code');

test('a new code is known to SQL from the next start on, and every start after it', async () => {
  const before = await codes();
  await database.tx((sql) => prepareDecisions(sql));
  expect(await codes()).toEqual(before);
  const text = 'decisions:\n  SIGN: { way: FORWARD, zh: 签章, en: Sign }\n';
  await start(text);
  await start(text);
  expect(await codes()).toEqual(
    [...before, { code: 'SIGN', way: 'FORWARD' }].sort((a, b) =>
      String(Reflect.get(a, 'code')) < String(Reflect.get(b, 'code')) ? -1 : 1,
    ),
  );
});

test('a code that was given another way stops the start, by file and line, and is not half-written', async () => {
  const before = await codes();
  const text = `decisions:
  SEAL: { way: FORWARD, zh: 盖章, en: Seal }
  OBJECT: { way: FORWARD, zh: 提出异议, en: Object }
`;
  await expect(start(text)).rejects.toThrow(
    /^processes\/decisions\.yaml:3: OBJECT 在数据库里的去向是 ASIDE/,
  );
  expect(await codes()).toEqual(before);
  expect(decisionTable().get('OBJECT')?.way).toBe('ASIDE');
});
