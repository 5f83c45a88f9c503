import type { Sql } from '../database.js';

/** A period that did not open because the rules had ended. */
export interface MissedOpening {
  readonly city: string;
  readonly process: string;
  readonly period: string;
  /** The first day of the period. */
  readonly begins: string;
  /** The instant whose opening it was, in milliseconds since 1970. */
  readonly scheduledAt: number;
}

export async function missOpening(sql: Sql, of: MissedOpening, at: number): Promise<void> {
  await sql.rows(
    `INSERT INTO missed_opening (city, process, period, begins, scheduled_at, at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [of.city, of.process, of.period, of.begins, new Date(of.scheduledAt), new Date(at)],
  );
}

/** What did not open and begins by a day, oldest first. */
export async function missedBy(sql: Sql, city: string, last: string): Promise<MissedOpening[]> {
  const rows = await sql.rows<Omit<MissedOpening, 'scheduledAt'> & { scheduledAt: Date }>(
    `SELECT city, process, period, begins::text AS begins, scheduled_at AS "scheduledAt" FROM missed_opening
      WHERE city = $1 AND begins <= $2 ORDER BY begins, process, period`,
    [city, last],
  );
  return rows.map((row) => ({ ...row, scheduledAt: row.scheduledAt.getTime() }));
}
