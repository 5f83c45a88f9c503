import type { Sql } from '../database.js';
import { secretHours } from './one-time-secret.js';

export interface NewAccount {
  readonly username: string;
  /** The name of a new person, or of the one that `personId` names. */
  readonly person: string;
  readonly personId?: string | undefined;
  readonly office: string;
  readonly posts: readonly string[];
  /** The hash of a one-time secret. */
  readonly secretHash: string;
}

export type NotCreated = 'USERNAME_TAKEN' | 'PERSON_UNKNOWN' | 'OTHER_NAME';

/**
 * An account for a new person, or a further one for a person who has an account in the city
 * (`city` null: in any). Answers why not, where it cannot be.
 */
export async function createAccount(
  sql: Sql,
  account: NewAccount,
  city: string | null,
): Promise<NotCreated | null> {
  const [taken] = await sql.rows('SELECT 1 FROM account WHERE username = $1', [account.username]);
  if (taken) return 'USERNAME_TAKEN';
  const person = await personOf(sql, account, city);
  if (person === null) return 'PERSON_UNKNOWN';
  if (person.name !== account.person) return 'OTHER_NAME';
  const made = await sql.rows(
    `INSERT INTO account (username, person, office, password_hash, secret_until)
     VALUES ($1, $2, $3, $4, now() + make_interval(hours => $5))
     ON CONFLICT (username) DO NOTHING RETURNING username`,
    [account.username, person.id, account.office, account.secretHash, secretHours],
  );
  if (made.length === 0) return 'USERNAME_TAKEN';
  await writePosts(sql, account.username, account.posts);
  return null;
}

async function personOf(
  sql: Sql,
  { person, personId }: NewAccount,
  city: string | null,
): Promise<{ readonly id: string; readonly name: string } | null> {
  if (personId === undefined) {
    const [made] = await sql.rows<{ id: string; name: string }>(
      'INSERT INTO person (id, name) VALUES (gen_random_uuid(), $1) RETURNING id, name',
      [person],
    );
    return made ?? null;
  }
  const [known] = await sql.rows<{ id: string; name: string }>(
    `SELECT p.id, p.name FROM person p WHERE p.id = $1 AND EXISTS (
       SELECT 1 FROM account a JOIN office o ON o.id = a.office JOIN unit u ON u.code = o.unit
        WHERE a.person = p.id AND ($2::text IS NULL OR u.city = $2))`,
    [personId, city],
  );
  return known ?? null;
}

/** The posts are these from now on; the next call of the person feels it. */
export async function writePosts(
  sql: Sql,
  username: string,
  posts: readonly string[],
): Promise<void> {
  await sql.rows('DELETE FROM account_post WHERE username = $1 AND NOT (post = ANY ($2))', [
    username,
    posts,
  ]);
  await sql.rows(
    `INSERT INTO account_post (username, post) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`,
    [username, posts],
  );
}

/** Usernames of other persons of the city with this name: perhaps the same human being. */
export async function namesakes(sql: Sql, username: string, city: string): Promise<string[]> {
  const rows = await sql.rows<{ username: string }>(
    `SELECT a.username FROM account a JOIN person p ON p.id = a.person
       JOIN office o ON o.id = a.office JOIN unit u ON u.code = o.unit
      WHERE u.city = $2 AND p.name = (SELECT n.name FROM account b JOIN person n ON n.id = b.person
                                       WHERE b.username = $1)
        AND a.person <> (SELECT person FROM account WHERE username = $1)
      ORDER BY 1 LIMIT 20`,
    [username, city],
  );
  return rows.map((row) => row.username);
}
