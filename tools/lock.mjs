import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, startOf } from './process-identity.mjs';

/** Written beside and then linked, so that a lock is never seen half written. */
function create(path, content) {
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function holderOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return error.code === 'ENOENT' ? null : { pid: 0, started: 'unreadable', note: null };
  }
}

/** Moves a dead holder's lock away; if a living one slipped in meanwhile, it is put back. */
function clearDead(path) {
  const aside = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, aside);
    const holder = holderOf(aside);
    if (holder && isAlive(holder)) linkSync(aside, path);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * Takes a lock that ends with its holder, however that dies.
 * Answers `{ held: true, note, release }`, or `{ held: false, holder }` with who has it.
 */
export function takeLock(path) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = { pid: process.pid, started: startOf(process.pid) };
  for (let attempt = 0; attempt < 10; attempt += 1) {
    if (create(path, JSON.stringify({ ...mine, note: null }))) {
      return {
        held: true,
        note: (note) => {
          writeFileSync(`${path}.note`, JSON.stringify({ ...mine, note }), { mode: 0o600 });
          renameSync(`${path}.note`, path);
        },
        release: () => {
          if (holderOf(path)?.pid === process.pid) rmSync(path, { force: true });
        },
      };
    }
    const holder = holderOf(path);
    if (holder && isAlive(holder)) return { held: false, holder };
    clearDead(path);
  }
  return { held: false, holder: holderOf(path) ?? { pid: 0, started: '', note: null } };
}

/** Waits for a lock; `waiting` is called once when somebody else has it. */
export async function waitForLock(path, waiting, limitMs = 30 * 60_000) {
  const deadline = Date.now() + limitMs;
  for (let told = false; ;) {
    const lock = takeLock(path);
    if (lock.held) return lock;
    if (Date.now() > deadline) throw new Error(`${path} is still held by pid ${lock.holder.pid}`);
    if (!told) waiting(lock.holder);
    told = true;
    await sleep(300);
  }
}
