import type { Sql } from '../database.js';
import { isRefused } from '../notices/delivery-addresses.js';
import { epochMs } from '../select-text.js';

/** An account as whoever looks after people sees it. */
export interface AccountView {
  readonly username: string;
  readonly personId: string;
  readonly person: string;
  readonly office: string;
  readonly officeName: string;
  readonly unit: string;
  readonly city: string;
  readonly posts: readonly string[];
  readonly disabled: boolean;
  /** Where notices are mailed to; null: to the office's address. */
  readonly email: string | null;
  /** The relay refused it the last time. */
  readonly emailRefused: boolean;
  /** Epoch milliseconds until which a one-time secret is good; null once there is an own password. */
  readonly secretUntil: string | null;
  readonly secretUsed: boolean;
  /** The same person's other accounts. */
  readonly otherAccounts: readonly string[];
}

export const accountColumns = `a.username, p.id AS "personId", p.name AS person, o.id AS office,
  o.name AS "officeName", o.unit, u.city, a.disabled, a.email,
  ${isRefused('a.email')} AS "emailRefused", ${epochMs('a.secret_until')} AS "secretUntil",
  a.secret_used_at IS NOT NULL AS "secretUsed",
  coalesce((SELECT array_agg(ap.post ORDER BY ap.post) FROM account_post ap
            WHERE ap.username = a.username), '{}') AS posts,
  coalesce((SELECT array_agg(b.username ORDER BY b.username) FROM account b
            WHERE b.person = a.person AND b.username <> a.username), '{}') AS "otherAccounts"`;

export const accountTables = `account a JOIN person p ON p.id = a.person
  JOIN office o ON o.id = a.office JOIN unit u ON u.code = o.unit`;

/** One account of a city; `city` null is whoever may look after all of them. */
export async function findAccountView(
  sql: Sql,
  username: string,
  city: string | null,
): Promise<AccountView | null> {
  const [row] = await sql.rows<AccountView>(
    `SELECT ${accountColumns} FROM ${accountTables}
      WHERE a.username = $1 AND ($2::text IS NULL OR u.city = $2)`,
    [username, city],
  );
  return row ?? null;
}
