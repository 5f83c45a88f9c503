import type { Sql } from '../database.js';

/** A period that did not open because the rules had ended. */
export interface MissedOpening {
  readonly city: string;
  readonly process: string;
  /** The kind that opens by a rule of its own; null: what the process opens. */
  readonly kind: string | null;
  readonly period: string;
  /** The first day of the period. */
  readonly begins: string;
}

/** Writes it down once. */
export async function missOpening(sql: Sql, of: MissedOpening, at: number): Promise<void> {
  await sql.rows(
    `INSERT INTO missed_opening (city, process, kind, period, begins, at)
     VALUES ($1, $2, coalesce($3, ''), $4, $5, $6) ON CONFLICT DO NOTHING`,
    [of.city, of.process, of.kind, of.period, of.begins, new Date(at)],
  );
}

/** What did not open and begins by a day, oldest first. */
export const missedBy = (sql: Sql, city: string, last: string): Promise<MissedOpening[]> =>
  sql.rows<MissedOpening>(
    `SELECT city, process, nullif(kind, '') AS kind, period, begins::text AS begins FROM missed_opening
      WHERE city = $1 AND begins <= $2 ORDER BY begins, process, kind, period`,
    [city, last],
  );
