import { hash, verify } from '@node-rs/argon2';

/**
 * A password as it is hashed: one form for what looks alike, so that a full-width letter of a
 * Chinese keyboard and a plain one are the same (Unicode NFKC).
 */
export const normalised = (password: string): string => password.normalize('NFKC');

export const hashPassword = async (password: string): Promise<string> =>
  await hash(normalised(password));

/** A hash nobody's password has: an unknown user costs as much time as a known one. */
const nobody = hash(`${process.pid}-${process.hrtime.bigint()}`);

/** Whether it is the password of the kept hash; null is nobody's hash. */
export async function isPassword(kept: string | null, given: string): Promise<boolean> {
  const right = await verify(kept ?? (await nobody), normalised(given)).catch(() => false);
  return kept !== null && right;
}
