import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bindingFault, choosePorts, requireApiPort } from '../../apps/cli/launcher/ports.js';

/** Holds a port that the system chose for as long as `use` runs. */
async function withTakenPort(use: (port: number) => Promise<void>): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  try {
    await use(address.port);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('ports', () => {
  test('a taken port moves aside by itself', () =>
    withTakenPort(async (port) => {
      const chosen = await choosePorts({ database: port });
      expect(chosen.database).not.toBe(port);
      expect(await bindingFault(chosen.database)).toBeNull();
    }));

  test('no two names get one port', async () => {
    const wish = (await choosePorts({ any: null })).any;
    const chosen = await choosePorts({ first: wish, second: wish });
    expect(chosen.first).toBe(wish);
    expect(chosen.second).not.toBe(wish);
  });

  test('the next start has the ports of the last one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tongchou-ports-'));
    try {
      const memory = join(folder, 'ports.json');
      const first = await choosePorts({ database: null, engine: null }, memory);
      expect(await choosePorts({ database: null, engine: null }, memory)).toEqual(first);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('two instances that start at the same moment share none, whoever binds first', async () => {
    const wish = (await choosePorts({ any: null })).any;
    const ports = new URL('../../apps/cli/launcher/ports.js', import.meta.url).href;
    const start = `
      const { choosePorts } = await import(${JSON.stringify(ports)});
      console.log((await choosePorts({ postgres: ${wish} })).postgres);
      setInterval(() => undefined, 1_000);`;
    const starts = [1, 2, 3].map(() =>
      spawn(process.execPath, ['--input-type=module', '--eval', start]),
    );
    try {
      const chosen = await Promise.all(
        starts.map(async ({ stdout }) => String((await once(stdout, 'data'))[0]).trim()),
      );
      expect(new Set(chosen).size).toBe(3);
      expect(chosen).toContain(String(wish));
      await expect(requireApiPort(wish)).rejects.toThrow(`端口 ${wish} 已被占用`);
      const ended = starts.map((each) => once(each, 'exit'));
      for (const each of starts) each.kill('SIGKILL');
      await Promise.all(ended);
      expect(await choosePorts({ postgres: wish })).toEqual({ postgres: wish });
    } finally {
      for (const each of starts) each.kill('SIGKILL');
    }
  });

  test('the API port does not move: who has it taken is told how to choose another', () =>
    withTakenPort(async (port) => {
      await expect(requireApiPort(port)).rejects.toThrow(
        new RegExp(`端口 ${port} 已被占用[^]*PORT=${port + 1} npm start`),
      );
    }));
});
