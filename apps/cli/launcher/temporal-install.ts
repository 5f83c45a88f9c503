import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { waitForLock } from '#tools/lock.mjs';
import { cacheFolder } from '#tools/places.mjs';
import { say, step } from '#tools/progress.mjs';
import { runCommand } from '#tools/run-command.mjs';
import { goNeeded, goVersionIn, isAtLeast } from './go-version.js';

interface GoTool {
  /** Folder in the cache: both main packages are called `server`, so each has its own. */
  readonly folder: string;
  readonly binaries: readonly string[];
  readonly packages: readonly string[];
  readonly tags: readonly string[];
  readonly en: string;
  readonly usual: string;
}

export const temporalVersion = '1.32.1';

const server: GoTool = {
  folder: `temporal-${temporalVersion}`,
  binaries: ['server', 'sql'],
  packages: [
    `go.temporal.io/server/cmd/server@v${temporalVersion}`,
    `go.temporal.io/server/cmd/tools/sql@v${temporalVersion}`,
  ],
  tags: ['-tags', 'disable_grpc_modules'],
  en: `building the Temporal server ${temporalVersion} with Go, once per user`,
  usual: '5 min, less with a warm Go cache',
};

const ui: GoTool = {
  folder: 'temporal-ui-2.54.1',
  binaries: ['server'],
  packages: ['github.com/temporalio/ui-server/v2/cmd/server@v2.54.1'],
  tags: [],
  en: 'building the Temporal web UI 2.54.1 with Go, once per user',
  usual: '30 s',
};

export interface TemporalBinaries {
  readonly server: string;
  readonly sql: string;
  readonly ui: string;
}

const isComplete = (tool: GoTool): boolean =>
  tool.binaries.every((name) => existsSync(join(cacheFolder, tool.folder, name)));

export function installedTemporal(): TemporalBinaries | null {
  if (!isComplete(server) || !isComplete(ui)) return null;
  return {
    server: join(cacheFolder, server.folder, 'server'),
    sql: join(cacheFolder, server.folder, 'sql'),
    ui: join(cacheFolder, ui.folder, 'server'),
  };
}

/** Why Go cannot build it here, or null when it can. */
export async function whyGoCannot(): Promise<string | null> {
  try {
    const version = goVersionIn(await runCommand('go', ['version'], { limitMs: 20_000 }));
    if (version && isAtLeast(version, goNeeded)) return null;
    return `Go ${version ?? '?'} is too old, ${goNeeded} or newer is needed`;
  } catch {
    return `Go is not installed (${goNeeded} or newer is needed)`;
  }
}

export async function buildTemporal(): Promise<void> {
  for (const tool of [server, ui]) await install(tool);
}

async function install(tool: GoTool): Promise<void> {
  const lock = await waitForLock(join(cacheFolder, 'locks', `${tool.folder}.lock`), (holder) =>
    say(`▸ 等待另一个构建完成 · another start builds the same (pid ${holder.pid}), waiting`),
  );
  try {
    sweepInterrupted(tool);
    if (isComplete(tool)) return;
    const words = { zh: '构建 Temporal（每个用户一次）', en: tool.en, usual: tool.usual };
    await step(words, () => build(tool));
  } finally {
    lock.release();
  }
}

/** Built under another name and renamed when complete, so an interrupted build leaves nothing. */
async function build(tool: GoTool): Promise<void> {
  const partial = join(cacheFolder, `${tool.folder}.partial-${process.pid}`);
  mkdirSync(partial, { recursive: true });
  try {
    const flags = ['-trimpath', ...tool.tags, '-ldflags', '-s -w'];
    await runCommand('go', ['install', ...flags, ...tool.packages], {
      env: { ...process.env, GOBIN: partial, CGO_ENABLED: '0' },
    });
    rmSync(join(cacheFolder, tool.folder), { recursive: true, force: true });
    renameSync(partial, join(cacheFolder, tool.folder));
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** Only called under the lock, so nobody can be writing these. */
function sweepInterrupted(tool: GoTool): void {
  for (const name of readdirSync(cacheFolder)) {
    if (!name.startsWith(`${tool.folder}.partial-`)) continue;
    rmSync(join(cacheFolder, name), { recursive: true, force: true });
  }
}
