import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock } from '#tools/lock.mjs';

describe('one instance a folder', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tongchou-lock-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  test('the second to come learns who holds it and what he left as a note', () => {
    const path = join(folder, 'lock');
    const first = takeLock(path);
    if (!first.held) throw new Error('the lock was free');
    first.note('http://127.0.0.1:8080');
    const second = takeLock(path);
    expect(second).toMatchObject({
      held: false,
      holder: { pid: process.pid, note: 'http://127.0.0.1:8080' },
    });
    first.release();
    expect(existsSync(path)).toBe(false);
  });

  test('a lock ends with its holder, also when that was killed', () => {
    const path = join(folder, 'lock');
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(path, JSON.stringify({ pid: dead, started: 'long-ago', note: null }));
    expect(takeLock(path).held).toBe(true);
  });

  test('a lock cut short by a full disk holds nobody out', () => {
    const path = join(folder, 'lock');
    writeFileSync(path, '{"pid":');
    expect(takeLock(path).held).toBe(true);
  });
});
