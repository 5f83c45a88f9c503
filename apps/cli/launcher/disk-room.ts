import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

const mebibyte = 1024 * 1024;

/** PostgreSQL wants a file of this size at a time for its log; a disk with less is full to it. */
export const leastRoom = 16 * mebibyte;
/** With less than this even a lock file or a setting may not be written. */
export const noRoom = 4 * mebibyte;
/** What PostgreSQL needs to recover, and to answer readers from then on, in pieces. */
const pieces = [1, 2, 3, 4];
const pieceSize = 16 * mebibyte;
/** Above it there is room for the reserve and for work. */
export const roomToWork = pieces.length * pieceSize + 2 * leastRoom;

/** Bytes that an ordinary user may still write on the folder's disk; a folder that cannot be asked is no full disk. */
export function roomOn(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

const pieceIn = (folder: string, piece: number): string => join(folder, `reserve-${piece}`);

/** Takes room while there is plenty, to give it back when there is none. */
export function takeReserve(folder: string): void {
  for (const piece of pieces) {
    const path = pieceIn(folder, piece);
    if (!existsSync(path)) fill(path);
  }
}

/** Random, so that no disk packs it into less. */
function fill(path: string): void {
  const file = openSync(path, 'w', 0o600);
  try {
    for (let at = 0; at < pieceSize; at += mebibyte) writeSync(file, randomBytes(mebibyte));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Piece by piece: whatever is filling the disk would take the whole at once. */
export function giveOnePieceBack(folder: string): void {
  const piece = pieces.find((each) => existsSync(pieceIn(folder, each)));
  if (piece !== undefined) rmSync(pieceIn(folder, piece), { force: true });
}
