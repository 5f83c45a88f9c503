import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');
export const dataFolder = join(root, '.data');
export const cacheFolder = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'tongchou',
);

/** Install and build change this clone, so `npm start` and `npm test` take turns at them. */
export const buildLock = join(
  cacheFolder,
  'locks',
  `${createHash('sha256').update(root).digest('hex').slice(0, 16)}.lock`,
);
