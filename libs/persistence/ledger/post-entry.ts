import type { Leg } from '#domain/ledger/entry-legs.js';
import type { Fund } from '#domain/ids/case-id.js';
import type { Sql } from '../database.js';
import { lockBalances } from './lock-balances.js';

/** One entry of two postings. What binds it to its transfer or original, SQL checks by itself. */
export interface NewEntry {
  readonly kind: 'OPENING' | 'TRANSFER' | 'REVERSAL';
  readonly transferKey?: string;
  readonly reversalOf?: string;
  readonly decision?: string;
  readonly fund: Fund;
  readonly valueDate: string;
  readonly clause: string;
  readonly pack: string;
}

/** Writes an entry with its two postings; the balances follow by trigger. */
export async function postEntry(
  sql: Sql,
  entry: NewEntry,
  [first, second]: readonly [Leg, Leg],
  at: number,
): Promise<string> {
  await lockBalances(sql, [first.account, second.account]);
  const [row] = await sql.rows<{ id: string }>(
    `WITH e AS (
       INSERT INTO entry (kind, transfer_key, reversal_of, decision_id, fund, value_date, posted_at, clause, pack)
       VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0), $8, $9) RETURNING id, fund)
     INSERT INTO posting (entry_id, account_id, fund, amount)
     SELECT e.id, leg.account, e.fund, leg.amount
     FROM e, (VALUES (1, $10::text, $11::numeric), (2, $12, $13)) AS leg (place, account, amount)
     ORDER BY leg.place
     RETURNING entry_id AS id`,
    [
      entry.kind,
      entry.transferKey ?? null,
      entry.reversalOf ?? null,
      entry.decision ?? null,
      entry.fund,
      entry.valueDate,
      at,
      entry.clause,
      entry.pack,
      first.account,
      first.amount,
      second.account,
      second.amount,
    ],
  );
  if (row === undefined) throw new Error('an entry was written without its postings');
  return row.id;
}

const atCommit =
  'entry_is_whole, entry_has_reason, entry_says_whose, books_equal_accounts, book_never_negative';

/**
 * What COMMIT would check, checked here: a refusal is then an answer to this call and not to whoever
 * commits. A payment needs it not, because its entry is right by construction.
 */
export async function checkEntries(sql: Sql): Promise<void> {
  await sql.rows(`SET CONSTRAINTS ${atCommit} IMMEDIATE`);
  await sql.rows(`SET CONSTRAINTS ${atCommit} DEFERRED`);
}
