import { spawn } from 'node:child_process';
import { isAlive, startOf } from '#tools/process-identity.mjs';

describe('telling a process from a stranger with its pid', () => {
  test('the same process is known again', () => {
    const started = startOf(process.pid);
    expect(started).toBe(startOf(process.pid));
    expect(isAlive({ pid: process.pid, started: started ?? '' })).toBe(true);
  });

  test('a recycled pid is a stranger', () => {
    expect(isAlive({ pid: process.pid, started: 'another-start' })).toBe(false);
  });

  test('a process that ended is not alive', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
    const identity = { pid: child.pid ?? 0, started: startOf(child.pid ?? 0) ?? '' };
    expect(isAlive(identity)).toBe(true);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    expect(isAlive(identity)).toBe(false);
  });
});
