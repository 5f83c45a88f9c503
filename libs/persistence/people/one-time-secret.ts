import { randomInt } from 'node:crypto';
import { hashPassword } from './password-hash.js';

/** A secret that lets somebody in once, to choose a password of their own. */
export interface OneTimeSecret {
  /** What the person is told; it is kept nowhere. */
  readonly secret: string;
  readonly hash: string;
}

/** How long it may wait for its use. */
export const secretHours = 24;

/** Letters and digits that nobody mixes up when they are read aloud or copied by hand. */
const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const groups = 5;
const groupLength = 5;

/** 25 characters of 30: some 122 bits. */
export async function newSecret(): Promise<OneTimeSecret> {
  const group = (): string =>
    Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  const secret = Array.from({ length: groups }, group).join('-');
  return { secret, hash: await hashPassword(secret) };
}
