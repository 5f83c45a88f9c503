import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '#tools/places.mjs';
import { speaks } from './http-check.js';
import type { ChildDeath } from './child.js';
import { endWhenSilent } from './watchdog.js';

/** Where each of our processes shows that it lives, and what Node is told for it. */
const programs = {
  api: { port: 'PORT', path: '/healthz', flags: [] },
  worker: { port: 'HEALTH_PORT', path: '/health', flags: ['--max-old-space-size=2048'] },
  simulators: { port: 'PORT', path: '/health', flags: [] },
} as const;
type Name = keyof typeof programs;

const askEveryMs = 500;
/** A start waits for the database as long as it takes, but not for ever without a word. */
const firstWordMs = 300_000;

/**
 * For a container: runs one process and ends when it ends or hangs, so that the container's restart
 * policy starts it again. A health check alone would only say so.
 */
async function runWatched(name: Name): Promise<number> {
  const { port, path, flags } = programs[name];
  const main = join(root, 'dist', 'apps', name, 'main.js');
  const child = spawn(process.execPath, [...flags, '--enable-source-maps', main], {
    stdio: 'inherit',
  });
  const death = new Promise<ChildDeath>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: 1, signal: null }));
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  const alive = (): Promise<boolean> =>
    speaks(`http://127.0.0.1:${process.env[port] ?? ''}${path}`);
  void watch(name, alive, { death, kill: (signal) => void child.kill(signal) });
  const { code } = await death;
  return code ?? 1;
}

/** From its first word on, which may take a while. */
async function watch(
  name: Name,
  alive: () => Promise<boolean>,
  child: Parameters<typeof endWhenSilent>[1],
): Promise<void> {
  for (let waited = 0; !(await alive()) && waited < firstWordMs; waited += askEveryMs) {
    await new Promise((next) => setTimeout(next, askEveryMs));
  }
  await endWhenSilent({ name, alive, stopSignal: 'SIGTERM' }, child);
}

const name = process.argv[2] ?? '';
if (name in programs) process.exit(await runWatched(name as Name));
process.stderr.write(`run-watched: ${Object.keys(programs).join(' | ')}\n`);
process.exit(2);
