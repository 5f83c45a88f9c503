import type { Database } from '../database.js';
import { isPassword } from './password-hash.js';

const fingerprint = `md5(password_hash || $1)`;
const atOnce = 2;

/**
 * Accounts whose password is one of those that were published, looked for among hashes that were not
 * compared with this list before. One that is found stays unvetted and is found again.
 */
export async function withPublishedPassword(
  database: Database,
  published: readonly string[],
): Promise<string[]> {
  const list = JSON.stringify(published);
  const rows = await database.rows<{ username: string; hash: string }>(
    `SELECT username, password_hash AS hash FROM account WHERE vetted IS DISTINCT FROM ${fingerprint}
      ORDER BY username`,
    [list],
  );
  const found: string[] = [];
  const left = rows.values();
  const lane = async (): Promise<void> => {
    for (const { username, hash } of left) {
      const known = await anyOf(published, hash);
      if (known) found.push(username);
      else {
        // A full disk keeps the mark away and no reader: the hash is compared again next time.
        await database
          .rows(
            `UPDATE account SET vetted = ${fingerprint} WHERE username = $2 AND password_hash = $3`,
            [list, username, hash],
          )
          .catch(() => undefined);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return found;
}

async function anyOf(published: readonly string[], hash: string): Promise<boolean> {
  for (const password of published) if (await isPassword(hash, password)) return true;
  return false;
}
