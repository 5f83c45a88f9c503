import { mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { tmpdir } from 'node:os';
import { connectEngine } from '#engine/client.js';
import { engineAddress } from '#engine/engine-address.js';
import { forgetAllWorkflows } from '#engine/forget-workflows.js';
import { Database } from '#persistence/database.js';
import { endMaintenance, holdMaintenance } from '#persistence/operations/operations-state.js';
import { dropEngineDatabases } from '../launcher/engine-house.js';
import { checkBooks, type Checked } from '../reconcile/check-books.js';
import { recover, type Recovered } from '../recover/recover.js';
import { restartEngine } from '../recover/restart-engine.js';
import type { Site } from '../site.js';
import type { Manifest } from './manifest.js';
import { readBackup } from './read-backup.js';
import { replaceRows } from './replace-rows.js';
import { writersAreStill } from './writers-are-still.js';

export interface Restored {
  readonly backup: string;
  readonly takenAt: string;
  /** The business time of the backup, and the one that goes on. */
  readonly businessThen: string;
  readonly businessNow: string;
  readonly rows: number;
  /** Files of attachments that are back, each checked against its hash. */
  readonly files: number;
  readonly books: Checked;
  readonly recovered: Recovered;
}

const leaseSeconds = 60;
const renewMs = 15_000;

/**
 * Puts a backup in the place of everything the instance holds. It ends in reconcile mode: people can
 * read and decide, but no money is released until the books have been compared with the bank.
 */
export async function restore(
  site: Site,
  file: string,
  talk: (line: string) => void,
): Promise<Restored> {
  const folder = await mkdtemp(join(tmpdir(), 'tongchou-restore-'));
  try {
    talk('▸ 核对备份 · checking the backup');
    const manifest = await readBackup(file, folder);
    const replaced = await whileNobodyWorks(site, talk, async () => {
      talk('▸ 替换数据 · replacing the data');
      const at = await replaceRows(site, manifest, folder, basename(file));
      talk('▸ 清空引擎 · emptying the engine');
      await emptyEngine(site);
      return at;
    });
    // Listed before any case runs again, so that people see what the bank knows and we do not.
    talk('▸ 与银行、国库对账 · comparing with bank and treasury');
    const books = await checkBooks(site);
    const recovered = await recover(site, talk);
    return { ...told(manifest, basename(file)), ...replaced, books, recovered };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const told = (manifest: Manifest, backup: string) => ({
  backup,
  takenAt: manifest.takenAt,
  businessThen: manifest.businessNow,
  rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
});

/** A lease in the database tells API and worker to stop; should we die, it runs out by itself. */
async function whileNobodyWorks<Result>(
  site: Site,
  talk: (line: string) => void,
  work: () => Promise<Result>,
): Promise<Result> {
  const database = await Database.open(site.databaseUrl, { name: 'restore', connections: 2 });
  const renewal = setInterval(() => {
    holdMaintenance(database, leaseSeconds).catch(() => undefined);
  }, renewMs);
  try {
    talk('▸ 暂停受理 · maintenance: nothing is accepted');
    await holdMaintenance(database, leaseSeconds);
    await writersAreStill(database);
    return await work();
  } finally {
    clearInterval(renewal);
    await endMaintenance(database).catch(() => undefined);
    await database.close();
  }
}

/** What ran, ran on data that is no more. */
async function emptyEngine({ house, env }: Site): Promise<void> {
  const { address } = engineAddress(env);
  if (house) {
    await dropEngineDatabases(house);
    await restartEngine(house, address);
    return;
  }
  const engine = connectEngine(env);
  try {
    await forgetAllWorkflows(engine.client);
  } finally {
    await engine.close();
  }
}
