import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock } from '#tools/lock.mjs';
import { StartProblem } from '#tools/start-problem.mjs';
import { readJson, writeJson } from './json-file.js';

const host = '127.0.0.1';

/** The error code that binding the port gives, or null when it is free. */
export function bindingFault(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'UNKNOWN'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** Whoever starts instances on this machine; another user's are met by binding alone. */
const claims = join(tmpdir(), `tongchou-ports-${process.getuid?.() ?? 'all'}`);

/**
 * A free port is bound only seconds later, so two instances that start at the same moment would both
 * find it free. The lock ends with this process; false while another one has it.
 */
function claim(port: number): boolean {
  try {
    const lock = takeLock(join(claims, String(port)));
    return lock.held || lock.holder.pid === process.pid;
  } catch {
    return true; // nowhere to write it down: binding has to tell
  }
}

async function faultOf(port: number): Promise<string | null> {
  return (await bindingFault(port)) ?? (claim(port) ? null : 'EADDRINUSE');
}

export async function requireApiPort(port: number): Promise<void> {
  const fault = await faultOf(port);
  if (fault === null) return;
  const taken = fault === 'EADDRINUSE';
  throw new StartProblem(
    taken
      ? `端口 ${port} 已被占用。请结束占用它的程序，或换一个端口：PORT=${port + 1} npm start`
      : `无法使用端口 ${port}（${fault}）。请换一个端口：PORT=8080 npm start`,
    taken
      ? `Port ${port} is taken. End what uses it, or choose another one: PORT=${port + 1} npm start`
      : `Port ${port} cannot be used (${fault}). Choose another one: PORT=8080 npm start`,
  );
}

/**
 * Below the range from which the system takes the near ends of outgoing connections: one of
 * those could otherwise sit on the port of a child that is just being started again.
 */
const lowest = 20_000;
const highest = 32_000;

/** Gives each name a free port: the preferred one, the one of last time, or any other. */
export async function choosePorts<Name extends string>(
  preferred: Readonly<Record<Name, number | null>>,
  memory?: string,
): Promise<Record<Name, number>> {
  const remembered = memory === undefined ? null : readJson(memory);
  const before = (remembered ?? {}) as Partial<Record<Name, number>>;
  const chosen: Partial<Record<Name, number>> = {};
  const used = new Set<number>();
  for (const name of Object.keys(preferred) as Name[]) {
    const port = await firstFree([before[name], preferred[name]], used);
    used.add(port);
    chosen[name] = port;
  }
  if (memory !== undefined) writeJson(memory, chosen);
  return chosen as Record<Name, number>;
}

async function firstFree(
  wishes: readonly (number | null | undefined)[],
  used: ReadonlySet<number>,
): Promise<number> {
  for (const wish of wishes) {
    if (wish && !used.has(wish) && (await faultOf(wish)) === null) return wish;
  }
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    if (!used.has(port) && (await bindingFault(port)) === null) return port;
  }
  throw new StartProblem(
    `在 ${lowest}–${highest} 之间找不到空闲端口。`,
    `No free port was found between ${lowest} and ${highest}.`,
  );
}
