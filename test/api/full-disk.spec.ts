import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Letter } from '#contracts/api/letters.js';
import { BlobStore } from '#persistence/attachments/blob-store.js';
import { deliverLetter } from '#persistence/letters/move-letter.js';
import { databaseProblem } from '../../apps/api/http/database-problem.js';
import { addMissedDuty, signedLetter } from '../persistence/letters/letter-city.js';
import { attach, pdf } from './support/files.js';
import { accountAt, password } from './support/organisation.js';
import { businessNow, startApi, type RunningApi } from './support/running-api.js';
import { seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

let api: RunningApi;
let liandu: Visitor;
let letter = '';
let task = '';

/** As the launcher holds PostgreSQL to reading on a full disk: what is open ends, what comes only reads. */
async function holdToReading(on: boolean): Promise<void> {
  const [row] = await api.database.rows<{ name: string }>('SELECT current_database() AS name');
  const name = row?.name ?? '';
  await api.database.rows('SET default_transaction_read_only = off');
  await api.database.rows(`ALTER DATABASE ${name} SET default_transaction_read_only = ${on}`);
  await api.database
    .rows(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = $1 AND pid <> pg_backend_pid()`,
      [name],
    )
    .catch(() => undefined);
  await api.database.rows('SELECT pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
}

beforeAll(async () => {
  api = await startApi('full_disk');
  liandu = await Visitor.signedIn(api.url, accountAt('331102.HEALTHCARE_SECURITY.preparer'));
  letter = (await signedLetter(api.database, await addMissedDuty(api.database))).id;
  await api.database.tx((sql) => deliverLetter(sql, letter, businessNow));
  task = await seedTask(api.database, { unit: '331102' });
  await api.database.rows(`UPDATE session SET seen_at = now() - interval '5 minutes'`);
  await holdToReading(true);
});
afterAll(async () => {
  await holdToReading(false);
  await api.stop();
});

describe('while nothing can be written', () => {
  test('who is signed in goes on reading, and a first look at a letter is not refused', async () => {
    for (const path of [
      '/session',
      '/tasks?box=todo',
      '/tasks?box=done',
      '/obligations',
      '/transfers',
      '/notices',
      '/accounts',
    ]) {
      expect([path, (await liandu.get(path)).status]).toEqual([path, 200]);
    }
    const read = await liandu.get<Letter>(`/letters/${letter}`);
    expect(read).toMatchObject({ status: 200, body: { state: 'DELIVERED', readAt: null } });
    expect((await liandu.file(`/letters/${letter}.pdf`)).status).toBe(200);
  });

  test('what would be saved is refused with the reason, and nothing is kept of it', async () => {
    const username = accountAt('331102.HEALTHCARE_SECURITY.reviewer');
    const refused = await liandu.post('/session', { username, password });
    expect(refused).toMatchObject({ status: 503, body: { code: 'STORAGE_FULL' } });
    const all = await liandu.post('/notices/read-all', {});
    expect(all).toMatchObject({ status: 503, body: { code: 'STORAGE_FULL' } });
  });

  test('a file is refused in the same words, and lies nowhere', async () => {
    const refused = await attach(liandu, task, pdf());
    expect(refused).toMatchObject({ status: 503, body: { code: 'STORAGE_FULL' } });
    const left = await readdir(api.attachments, { recursive: true });
    expect(left.filter((name) => name !== 'incoming')).toEqual([]);
    const full = new BlobStore(api.attachments, Number.MAX_SAFE_INTEGER);
    const error: unknown = await full.receive(Readable.from([pdf()])).catch((each) => each);
    expect(databaseProblem(error)?.facts).toMatchObject({ status: 503, code: 'STORAGE_FULL' });
  });

  test('the API is ready for readers and says what is wrong', async () => {
    const ready = await liandu.get<{ ready: boolean; problems: { code: string }[] }>('//readyz');
    expect(ready.status).toBe(200);
    expect(ready.body.problems.map(({ code }) => code)).toContain('STORAGE_FULL');
  });

  test('a disk without room is told in the same words as a database that only reads', () => {
    for (const code of ['53100', '25006', 'ENOSPC', 'EDQUOT']) {
      const refusal = Object.assign(new Error('could not extend file'), { code });
      expect(databaseProblem(refusal)?.facts).toMatchObject({ status: 503, code: 'STORAGE_FULL' });
    }
  });
});
