import { mkdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Runtime } from '@temporalio/worker';
import { cacheFolder } from '#tools/places.mjs';
import { step } from '#tools/progress.mjs';
import { runCommand } from '#tools/run-command.mjs';

const sdkVersion = '1.24.0';

/** The `temporal` command on PATH, if it runs. */
export async function cliOnPath(): Promise<string | null> {
  try {
    await runCommand('temporal', ['--version'], { limitMs: 20_000 });
    return 'temporal';
  } catch {
    return null;
  }
}

/**
 * Lets the SDK fetch its own development server. It starts what it fetched; we end that at
 * once and keep the program, so that it runs under our supervision like every other child.
 */
export async function downloadCli(): Promise<string> {
  const folder = join(cacheFolder, 'temporal-cli');
  const program = join(folder, `temporal-sdk-typescript-${sdkVersion}`);
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  const words = { zh: '下载 Temporal', en: 'downloading the Temporal CLI', usual: '1 min' };
  await step(words, async () => {
    const runtime = Runtime.instance();
    const started = await runtime.createEphemeralServer({
      type: 'dev-server',
      exe: {
        type: 'cached-download',
        downloadDir: folder,
        version: 'default',
        ttl: 0,
        sdkName: 'sdk-typescript',
        sdkVersion,
      },
      namespace: 'default',
      ip: '127.0.0.1',
      port: null,
      uiPort: null,
      dbFilename: null,
      ui: false,
      log: {
        format: 'pretty',
        level: 'error',
      },
      extraArgs: [],
    });
    await runtime.shutdownEphemeralServer(started);
  });
  if (!existsSync(program)) throw new Error(`the download did not leave ${program}`);
  return program;
}
