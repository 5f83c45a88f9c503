import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { BlobStore } from '#persistence/attachments/blob-store.js';
import { sweepBlobs } from '#persistence/attachments/sweep-blobs.js';
import { Database } from '#persistence/database.js';
import { migrate } from '#persistence/migrate.js';
import { backup } from '../../apps/cli/backup/backup.js';
import { readBackup } from '../../apps/cli/backup/read-backup.js';
import { replaceRows, type Replaced } from '../../apps/cli/backup/replace-rows.js';
import type { Site } from '../../apps/cli/site.js';
import { pdf } from '../api/support/files.js';
import { seedOrganisation } from '../api/support/organisation.js';
import { plantFile } from '../api/support/planted-file.js';
import { businessNow } from '../api/support/running-api.js';
import { seedTask } from '../api/support/tasks.js';
import { ownDatabase } from '../support/own-database.js';
import { runFolder } from '../support/run-folder.js';

let database: Database;
let site: Site;
let folder: string;
let file: string;
let first: string;
let second: string;
const letter = pdf('the county’s reply');
const picture = pdf('another');

beforeAll(async () => {
  const databaseUrl = await ownDatabase('backup_files');
  folder = join(runFolder(), `backup-files-${randomUUID()}`);
  site = {
    env: {},
    databaseUrl,
    adminUrl: databaseUrl,
    house: null,
    secured: false,
    backups: folder,
    attachments: join(folder, 'attachments'),
  };
  mkdirSync(folder, { recursive: true });
  await migrate(databaseUrl);
  database = await Database.open(databaseUrl, { name: 'test', connections: 4 });
  await seedOrganisation(database, businessNow);
  const taskId = await seedTask(database, { unit: '331102' });
  const of = {
    taskId,
    caseId: 'lishui/P11/331102/EMPLOYEE/2022-10',
    desk: '331102.HEALTHCARE_SECURITY.preparer',
  };
  const plant = (name: string, bytes: Buffer) =>
    plantFile(database, site.attachments, { ...of, name, bytes });
  first = (await plant('一.pdf', letter)).sha256;
  await plant('又一.pdf', letter);
  second = (await plant('二.pdf', picture)).sha256;
  file = join(folder, 'whole.tar.gz');
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const placeOf = (sha256: string): string => join(site.attachments, sha256.slice(0, 2), sha256);

async function restored(from: string): Promise<Replaced> {
  const unpacked = join(folder, randomUUID());
  return await replaceRows(site, await readBackup(from, unpacked), unpacked, 'whole.tar.gz');
}

describe('附件 in backup and restore', () => {
  test('each file is in the backup once, and back after all was lost', async () => {
    const made = await backup(site, file);
    expect(made).toMatchObject({ files: 2, faulty: [] });
    rmSync(site.attachments, { recursive: true });
    expect(await restored(file)).toMatchObject({ files: 2 });
    expect(readFileSync(placeOf(first)).equals(letter)).toBe(true);
    expect(readFileSync(placeOf(second)).equals(picture)).toBe(true);
    expect(readdirSync(join(site.attachments, 'incoming'))).toEqual([]);
    const rows = await database.rows('SELECT 1 FROM attachment');
    expect(rows).toHaveLength(3);
  });

  test('a byte changed in the backup, or a file cut out of it: refused, nothing replaced', async () => {
    const bytes = gunzipSync(readFileSync(file));
    const at = bytes.indexOf('the county');
    const changed = join(folder, 'changed.tar.gz');
    bytes.write('The county', at);
    writeFileSync(changed, gzipSync(bytes));
    await expect(restored(changed)).rejects.toThrow(/附件/);
    const head = bytes.indexOf(`attachments/`);
    const cut = join(folder, 'cut.tar.gz');
    writeFileSync(cut, gzipSync(Buffer.concat([bytes.subarray(0, head), Buffer.alloc(1_024)])));
    await expect(restored(cut)).rejects.toThrow(/缺 attachments/);
    expect(await database.rows('SELECT 1 FROM attachment')).toHaveLength(3);
  });

  test('what is lost or changed on the disk is named, and the rest is saved all the same', async () => {
    const partly = join(folder, 'partly.tar.gz');
    writeFileSync(placeOf(first), 'changed');
    expect(await backup(site, partly)).toMatchObject({ files: 1, faulty: [first] });
    rmSync(placeOf(first));
    expect(await backup(site, partly)).toMatchObject({ files: 1, faulty: [first] });
    expect(await restored(partly)).toMatchObject({ files: 1 });
    expect(await restored(file)).toMatchObject({ files: 2 });
    expect(readFileSync(placeOf(first)).equals(letter)).toBe(true);
  });
});

describe('bytes that never came to a row', () => {
  test('are swept by their marker; what a row names stays, marked or not', async () => {
    const blobs = new BlobStore(site.attachments);
    const receive = (bytes: Buffer) =>
      blobs.receive(
        (async function* of() {
          yield bytes;
        })(),
      );
    const orphan = await receive(pdf('orphan'));
    await blobs.keep(orphan);
    await blobs.keep(await receive(letter)); // died after its row was committed
    expect(await sweepBlobs(database, blobs)).toBe(1);
    expect(existsSync(placeOf(orphan.sha256))).toBe(false);
    expect(existsSync(placeOf(first))).toBe(true);
    expect(readdirSync(join(site.attachments, 'incoming'))).toEqual([]);
    expect(await sweepBlobs(database, blobs)).toBe(0);
  });
});
