import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { root } from '#tools/places.mjs';

const logs = { api: 'apiLog', worker: 'workerLog', simulators: 'simulatorsLog' };

/** Runs a program whose stderr is a disk without room; answers its exit code, or null when it hangs. */
async function onFullDisk(code: string): Promise<{ exit: number | null; out: string }> {
  const full = openSync('/dev/full', 'w');
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', full],
  });
  closeSync(full);
  let out = '';
  child.stdout?.on('data', (part: Buffer) => (out += part.toString()));
  const late = setTimeout(() => child.kill('SIGKILL'), 60_000);
  const exit = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearTimeout(late);
  return { exit, out };
}

describe.each(Object.entries(logs))('the log of %s', (app, made) => {
  test('on a full disk neither ends nor holds up its process', async () => {
    const module = pathToFileURL(join(root, 'dist/apps', app, 'log.js')).href;
    const ran = await onFullDisk(`
      const { ${made} } = await import(${JSON.stringify(module)});
      const log = ${made}();
      for (let line = 0; line < 50; line += 1) log.error(new Error('no room'), 'refused');
      await new Promise((resolve) => setTimeout(resolve, 100));
      log.fatal('last words');
      console.log('still here');`);
    expect(ran).toEqual({ exit: 0, out: 'still here\n' });
  });
});
