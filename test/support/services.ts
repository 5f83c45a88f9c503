import { mkdirSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dataFolderAt, layOut, type DataFolder } from '../../apps/cli/launcher/data-folder.js';
import { layFoundation, type Foundation } from '../../apps/cli/launcher/foundation.js';
import { processesOf, writeBook } from '../../apps/cli/launcher/process-book.js';
import type { Secrets } from '../../apps/cli/launcher/secrets.js';
import { Supervisor } from '../../apps/cli/launcher/supervisor.js';

/** The real PostgreSQL and the real engine of one test run. */
export interface TestServices extends Foundation {
  readonly supervisor: Supervisor;
  readonly folder: DataFolder;
  stop(): Promise<void>;
}

export interface ServicesPlan {
  /** True where the database is killed: what it acknowledged must then be on disk. */
  readonly durable?: boolean;
  /** Whose folder the processes are marked with, so that what a killed run left is found. */
  readonly mark?: string;
  readonly gaveUp?: (name: string) => void;
}

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

const oneRunSecrets = (): Secrets => ({
  postgresPassword: hex(16),
  databasePassword: hex(16),
  temporalPassword: hex(16),
  payloadKey: hex(32),
  adapterSecret: hex(32),
  operatorKey: hex(32),
});

/**
 * Starts both in a folder of their own, on ports of their own, so that a run stands beside
 * a running instance and beside another run. Nothing of the environment is used: tests must
 * not reach a database that somebody needs.
 */
export async function startServices(
  path: string,
  { durable = false, mark = path, gaveUp }: ServicesPlan = {},
): Promise<TestServices> {
  mkdirSync(path, { recursive: true });
  const folder: DataFolder = dataFolderAt(path);
  layOut(folder);
  const supervisor: Supervisor = new Supervisor({
    logs: folder.logs,
    mark,
    changed: () => writeBook(folder.run, processesOf(supervisor)),
    gaveUp: ({ name }) => {
      process.stderr.write(`${name} died again and again, see ${folder.logs}\n`);
      gaveUp?.(name);
    },
  });
  const stop = async (): Promise<void> => {
    await supervisor.stop([['temporal'], ['postgres']]);
    rmSync(path, { recursive: true, force: true });
  };
  try {
    const foundation = await layFoundation({
      folder,
      supervisor,
      secrets: oneRunSecrets(),
      env: {},
      namespace: 'tongchou',
      durable,
      besideOthers: true,
      codecEndpoint: null,
    });
    return { ...foundation, supervisor, folder, stop };
  } catch (error) {
    await supervisor.stop([['temporal'], ['postgres']]);
    throw error;
  }
}
