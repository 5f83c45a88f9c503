import type { Sql } from '../database.js';
import { writePosts } from './create-account.js';
import { secretHours } from './one-time-secret.js';

/** Changes to the people of one city come one after the other, or two administrators could end each other. */
export async function lockPeople(sql: Sql, city: string): Promise<void> {
  await sql.rows('SELECT pg_advisory_xact_lock(hashtext($1))', [`people/${city}`]);
}

/** Somebody who holds a post, and whether with a password of their own or a secret not used yet. */
export interface Holder {
  readonly username: string;
  readonly ownPassword: boolean;
}

/** Accounts of the city that can sign in with this post; one whose secret was used or ran out cannot. */
export async function holdersOf(sql: Sql, city: string, post: string): Promise<Holder[]> {
  return await sql.rows<Holder>(
    `SELECT a.username, a.secret_until IS NULL AS "ownPassword" FROM account a JOIN office o ON o.id = a.office JOIN unit u ON u.code = o.unit
       JOIN account_post ap ON ap.username = a.username AND ap.post = $2
      WHERE u.city = $1 AND NOT a.disabled AND (a.secret_until IS NULL OR (a.secret_until > now() AND a.secret_used_at IS NULL))
      ORDER BY 1`,
    [city, post],
  );
}

/** Ends every session of an account at once, or all but one. */
export async function endSessionsOf(
  sql: Sql,
  username: string,
  butThis: Buffer | null = null,
): Promise<number> {
  const ended = await sql.rows(
    'DELETE FROM session WHERE username = $1 AND token_hash IS DISTINCT FROM $2 RETURNING 1',
    [username, butThis],
  );
  return ended.length;
}

export async function setDisabled(sql: Sql, username: string, disabled: boolean): Promise<void> {
  await sql.rows('UPDATE account SET disabled = $2 WHERE username = $1', [username, disabled]);
  if (disabled) await endSessionsOf(sql, username);
}

/** Where a person's notices are mailed to; null: nowhere of their own. */
export async function setEmail(sql: Sql, username: string, email: string | null): Promise<void> {
  await sql.rows('UPDATE account SET email = $2 WHERE username = $1', [username, email]);
}

export async function setPosts(
  sql: Sql,
  username: string,
  to: { readonly office: string; readonly posts: readonly string[] },
): Promise<void> {
  await sql.rows('UPDATE account SET office = $2 WHERE username = $1', [username, to.office]);
  await writePosts(sql, username, to.posts);
}

/** The old password is worth nothing from here on, and whoever is signed in with it is signed out. */
export async function resetPassword(sql: Sql, username: string, secretHash: string): Promise<void> {
  await sql.rows(
    `UPDATE account SET password_hash = $2, vetted = NULL, secret_used_at = NULL,
            secret_until = now() + make_interval(hours => $3) WHERE username = $1`,
    [username, secretHash, secretHours],
  );
  await endSessionsOf(sql, username);
}

/** One's own new password; false when the old one was changed meanwhile. */
export async function changePassword(
  sql: Sql,
  change: { readonly username: string; readonly oldHash: string; readonly newHash: string },
): Promise<boolean> {
  const changed = await sql.rows(
    `UPDATE account SET password_hash = $3, secret_until = NULL, secret_used_at = NULL
      WHERE username = $1 AND password_hash = $2 AND NOT disabled RETURNING 1`,
    [change.username, change.oldHash, change.newHash],
  );
  return changed.length > 0;
}

/** Takes a one-time secret for its one use; false when it was used, replaced or ran out meanwhile. */
export async function useSecret(sql: Sql, username: string, hash: string): Promise<boolean> {
  const used = await sql.rows(
    `UPDATE account SET secret_used_at = now() WHERE username = $1 AND password_hash = $2
        AND NOT disabled AND secret_used_at IS NULL AND secret_until > now() RETURNING 1`,
    [username, hash],
  );
  return used.length > 0;
}

/** Nobody comes in with this password any more; a reset gives a new one-time secret. */
export async function closePassword(sql: Sql, username: string): Promise<void> {
  await sql.rows(
    `UPDATE account SET password_hash = '-', vetted = NULL, secret_until = now(), secret_used_at = now()
      WHERE username = $1`,
    [username],
  );
  await endSessionsOf(sql, username);
}
