import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StartProblem } from '#tools/start-problem.mjs';
import { runCommand } from '#tools/run-command.mjs';
import type { PostgresBinaries } from './postgres-binaries.js';
import { giveTo, postgresUsers, type PostgresUser } from './postgres-user.js';

export interface Cluster {
  readonly folder: string;
  readonly binaries: PostgresBinaries;
  readonly password: string;
}

const majorVersion = '18';

/**
 * Makes the data folder when there is none and answers as which user the server can run on it.
 * It is made under another name and renamed when complete, so a half-made one is never used.
 */
export async function ensureCluster(cluster: Cluster): Promise<PostgresUser> {
  sweepHalfMade(cluster.folder);
  const exists = existsSync(join(cluster.folder, 'PG_VERSION'));
  if (exists) requireVersion(cluster.folder);
  else refuseRemains(cluster.folder);
  const failures: string[] = [];
  for (const user of postgresUsers()) {
    try {
      await (exists ? probe(cluster, user) : create(cluster, user));
      return user;
    } catch (error) {
      failures.push(`${user.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw noUserWorks(cluster, failures);
}

async function create(cluster: Cluster, user: PostgresUser): Promise<void> {
  const making = `${cluster.folder}.making`;
  const passwordFile = `${cluster.folder}.making-password`;
  try {
    mkdirSync(making, { mode: 0o700 });
    writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
    giveTo(user.owner, making);
    giveTo(user.owner, passwordFile);
    await run(user, cluster.binaries.initdb, [
      `--pgdata=${making}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=zh-Hans-CN',
      '--no-instructions',
    ]);
    renameSync(making, cluster.folder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(making, { recursive: true, force: true });
  }
}

/** Asks the server to read its own settings, which shows in a moment whether it can get there. */
async function probe(cluster: Cluster, user: PostgresUser): Promise<void> {
  giveTo(user.owner, cluster.folder);
  await run(user, cluster.binaries.postgres, ['-D', cluster.folder, '-C', 'data_directory']);
}

async function run(user: PostgresUser, file: string, args: readonly string[]): Promise<void> {
  const { file: program, args: words, ...as } = user.run(file, args);
  const env = { PATH: process.env['PATH'], LC_ALL: 'C' };
  await runCommand(program, words, { ...as, env, limitMs: 120_000 });
}

function sweepHalfMade(folder: string): void {
  const parent = dirname(folder);
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(`${basename(folder)}.making`)) continue;
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function requireVersion(folder: string): void {
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (version === majorVersion && existsSync(join(folder, 'global', 'pg_control'))) return;
  throw new StartProblem(
    `数据目录 ${folder} 不完整或版本不符（${version}）。可用 npm start -- --fresh 清空重来，或恢复备份。`,
    `The data folder ${folder} is incomplete or of another version (${version}). Empty it with npm start -- --fresh, or restore a backup.`,
  );
}

function refuseRemains(folder: string): void {
  if (!existsSync(folder)) return;
  if (readdirSync(folder).length === 0) {
    rmSync(folder, { recursive: true });
    return;
  }
  throw new StartProblem(
    `${folder} 中有文件，但不是完整的数据库。可用 npm start -- --fresh 清空重来，或恢复备份。`,
    `${folder} holds files but no complete database. Empty it with npm start -- --fresh, or restore a backup.`,
  );
}

function noUserWorks(cluster: Cluster, failures: readonly string[]): Error {
  const full = failures.find((failure) => failure.includes('No space left on device'));
  if (full) return new Error(full);
  return new StartProblem(
    `无法在 ${cluster.folder} 上运行 PostgreSQL。请以普通用户运行，或把代码放到其他用户可进入的目录，或用 DATABASE_URL 指定一个 PostgreSQL。`,
    `PostgreSQL cannot run on ${cluster.folder}. Run as an ordinary user, put the clone where other users may enter, or name a PostgreSQL in DATABASE_URL. Tried:\n${failures.join('\n')}`,
  );
}
