import type { Database } from '../database.js';
import { noteIfRoom } from '../refused-for-space.js';

/** Who is signed in, read anew with every call: a changed post counts from the next one on. */
export interface SignedIn {
  readonly username: string;
  readonly personId: string;
  readonly person: string;
  readonly office: string;
  readonly department: string;
  readonly unit: string;
  readonly level: string;
  readonly city: string;
  /** The office is of a party outside the administration. */
  readonly outside: boolean;
  readonly posts: readonly string[];
  /** Came in with a one-time secret and may do nothing before they have chosen a password. */
  readonly mustChange?: boolean;
}

/** An account that may sign in, with what its password is looked up in. */
export interface FoundAccount extends SignedIn {
  readonly passwordHash: string;
  /** Of a one-time secret: whether it may still be used. Null for an own password. */
  readonly secretGood: boolean | null;
}

const who = `a.username, p.id AS "personId", p.name AS person, o.id AS office, o.department, o.outside,
  o.unit, u.level, u.city,
  coalesce((SELECT array_agg(ap.post ORDER BY ap.post) FROM account_post ap
            WHERE ap.username = a.username), '{}') AS posts,
  a.secret_until IS NOT NULL AS "mustChange"`;
const tables = `account a JOIN person p ON p.id = a.person JOIN office o ON o.id = a.office
  JOIN unit u ON u.code = o.unit`;

const live = {
  name: 'session-live',
  text: `SELECT ${who}, s.seen_at < now() - interval '1 minute' AS stale
    FROM session s JOIN account a ON a.username = s.username
    JOIN person p ON p.id = a.person JOIN office o ON o.id = a.office JOIN unit u ON u.code = o.unit
    WHERE s.token_hash = $1 AND s.expires_at > now()
      AND s.seen_at > now() - make_interval(mins => $2) AND NOT a.disabled`,
};
const touch = {
  name: 'session-touch',
  text: 'UPDATE session SET seen_at = now() WHERE token_hash = $1',
};

/** The person behind a session token's hash, or nobody: ended, idle too long, or disabled. */
export async function findSession(
  database: Database,
  tokenHash: Buffer,
  idleMinutes: number,
): Promise<SignedIn | null> {
  const [row] = await database.read<SignedIn & { stale: boolean }>(live, [tokenHash, idleMinutes]);
  if (!row) return null;
  const { stale, ...signedIn } = row;
  if (stale) await noteIfRoom(database.read(touch, [tokenHash]));
  return signedIn;
}

const byName = {
  name: 'account-by-name',
  text: `SELECT ${who}, a.password_hash AS "passwordHash",
      CASE WHEN a.secret_until IS NOT NULL
           THEN a.secret_used_at IS NULL AND a.secret_until > now() END AS "secretGood" FROM ${tables}
    WHERE a.username = $1 AND NOT a.disabled`,
};

/** The account of a name, unless it is disabled. */
export async function findAccount(
  database: Database,
  username: string,
): Promise<FoundAccount | null> {
  const [row] = await database.read<FoundAccount>(byName, [username]);
  return row ?? null;
}
