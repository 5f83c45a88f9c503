import type { Sql } from '../database.js';

export type DifferenceKind =
  | 'AT_BANK_ONLY'
  | 'EXPECTED_AGAIN'
  | 'EXECUTED_UNPOSTED'
  | 'OTHER_CONTENT'
  | 'FAILED_BUT_EXECUTED'
  | 'NOT_AT_BANK'
  | 'STATEMENT_MISSING'
  | 'BALANCE_DIFFERS'
  | 'BOOKS_DIFFER';

/** One movement as a side has it. */
export interface Movement {
  readonly from: string | null;
  readonly to: string | null;
  readonly amount: string;
  readonly valueDate: string | null;
  /** Of the ledger: where its transfer stands. */
  readonly state?: string;
}

/** Something on which the bank and our books do not agree. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly key: string;
  readonly bank: Movement | null;
  readonly ledger: Movement | null;
}

/** OPEN: to be settled or explained. EXPECTED_AGAIN: our own order, met when its case decides again. */
export type DifferenceState = 'OPEN' | 'EXPECTED_AGAIN' | 'SETTLED' | 'ACCEPTED';

export interface KeptDifference extends Difference {
  readonly state: DifferenceState;
  readonly foundAt: Date;
  readonly closedAt: Date | null;
  readonly note: string | null;
}

const mostListed = 1_000;

export function listDifferences(sql: Sql): Promise<KeptDifference[]> {
  return sql.rows<KeptDifference>(
    `SELECT kind, key, bank, ledger, state, found_at AS "foundAt", closed_at AS "closedAt", note
       FROM reconciliation_difference
      ORDER BY array_position(ARRAY['OPEN', 'EXPECTED_AGAIN', 'ACCEPTED', 'SETTLED'], state), kind, key LIMIT $1`,
    [mostListed],
  );
}

/** Keeps what a comparison found; what it does not find any more is settled. */
export async function keepDifferences(
  sql: Sql,
  found: readonly Difference[],
  at: number,
): Promise<void> {
  const names = found.map(({ kind, key }) => `${kind} ${key}`);
  await sql.rows(
    `UPDATE reconciliation_difference SET state = 'SETTLED', closed_at = $2
      WHERE state IN ('OPEN', 'EXPECTED_AGAIN') AND NOT (kind || ' ' || key = ANY ($1))`,
    [names, new Date(at)],
  );
  for (const { kind, key, bank, ledger } of found) {
    await sql.rows(
      `INSERT INTO reconciliation_difference AS d (kind, key, bank, ledger, state, found_at)
       VALUES ($1, $2, $3, $4, CASE WHEN $1 = 'EXPECTED_AGAIN' THEN $1 ELSE 'OPEN' END, $5)
       ON CONFLICT (kind, key) DO UPDATE SET bank = excluded.bank, ledger = excluded.ledger,
         state = CASE WHEN d.state = 'ACCEPTED' AND d.bank IS NOT DISTINCT FROM excluded.bank THEN d.state
                      ELSE excluded.state END,
         closed_at = CASE WHEN d.state = 'ACCEPTED' THEN d.closed_at END`,
      [kind, key, json(bank), json(ledger), new Date(at)],
    );
  }
  await sql.rows('UPDATE operations_state SET checked_at = $1', [new Date(at)]);
}

/** An order of ours that only the bank knows since a restore: its case will decide it again. */
export async function expectAgain(
  sql: Sql,
  key: string,
  bank: Movement,
  at: number,
): Promise<void> {
  await sql.rows(
    `INSERT INTO reconciliation_difference (kind, key, bank, state, found_at)
     VALUES ('EXPECTED_AGAIN', $1, $2, 'EXPECTED_AGAIN', $3) ON CONFLICT (kind, key) DO NOTHING`,
    [key, json(bank), new Date(at)],
  );
}

/** A person has looked into it and says what it is; answers false where nothing of that key is open. */
export async function acceptDifference(
  sql: Sql,
  key: string,
  note: string,
  at: number,
): Promise<boolean> {
  const rows = await sql.rows(
    `UPDATE reconciliation_difference SET state = 'ACCEPTED', note = $2, closed_at = $3
      WHERE key = $1 AND state = 'OPEN' RETURNING id`,
    [key, note, new Date(at)],
  );
  return rows.length > 0;
}

const json = (value: Movement | null): string | null => value && JSON.stringify(value);

/** The ledger's side of a comparison: what has value since a day, what is not over, and keys asked for. */
export function ledgerMovements(
  sql: Sql,
  since: string,
  keys: readonly string[],
): Promise<
  (Movement & { readonly key: string; readonly direction: 'IN' | 'OUT'; readonly state: string })[]
> {
  return sql.rows(
    `SELECT t.key, t.direction, t.state, f.number AS "from", o.number AS "to", t.amount,
            t.value_date AS "valueDate"
       FROM transfer t JOIN fund_account f ON f.id = t.from_account JOIN fund_account o ON o.id = t.to_account
      WHERE t.value_date >= $1 OR t.state IN ('PENDING', 'SUBMITTED', 'UNKNOWN', 'EXECUTED') OR t.key = ANY ($2)
      ORDER BY t.key`,
    [since, keys],
  );
}

/** For each stream of an unfinished case, the number of its last order: the bank may know the next one. */
export async function lastInstalments(sql: Sql): Promise<
  {
    readonly caseId: string;
    readonly city: string;
    readonly process: string;
    readonly unit: string;
    readonly obligation: string | null;
    readonly last: number;
  }[]
> {
  return sql.rows(
    `SELECT c.id AS "caseId", c.city, c.process, c.unit, t.obligation, coalesce(max(t.instalment), 0)::int AS last
       FROM process_case c LEFT JOIN transfer t ON t.case_id = c.id
      WHERE NOT c.finished GROUP BY c.id, t.obligation ORDER BY c.id`,
  );
}
