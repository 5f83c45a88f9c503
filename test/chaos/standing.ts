import type { Database } from '#persistence/database.js';

/** Where the city stands, as far as the run must know it to go on. */
export interface Standing {
  /** Open tasks by kind, but for those that were left lying on purpose. */
  readonly tasks: Readonly<Record<string, number>>;
  readonly unsent: number;
  readonly unapplied: number;
  /** Payments that are neither posted nor dead. */
  readonly moving: number;
  /** Plans of the period that are not over. */
  readonly open: number;
  /** Payments of the period that are posted. */
  readonly posted: number;
  /** Cases of the city itself whose sheet is approved and waits for its day, or is paid. */
  readonly approved: number;
}

const standing = `
  SELECT
    (SELECT coalesce(jsonb_object_agg(kind, n), '{}') FROM (
      SELECT kind, count(*)::int AS n FROM task
       WHERE state IN ('OPEN', 'CLAIMED') AND NOT id::text = ANY ($2)
         AND process <> 'P09' /* The year's budget lies with its desk for months. */
       GROUP BY kind) AS k) AS tasks,
    (SELECT count(*)::int FROM outbox WHERE sent_at IS NULL) AS unsent,
    (SELECT count(*)::int FROM decision WHERE state = 'ACCEPTED') AS unapplied,
    (SELECT count(*)::int FROM transfer
      WHERE state NOT IN ('POSTED', 'FAILED', 'VOID', 'EXPIRED')) AS moving,
    (SELECT count(*)::int FROM process_case
      WHERE process = 'P11' AND period = $1 AND NOT finished) AS open,
    (SELECT count(*)::int FROM transfer
      WHERE process = 'P11' AND period = $1 AND state = 'POSTED') AS posted,
    (SELECT count(*)::int FROM obligation
      WHERE period = $1 AND code = 'APPROPRIATION' AND amount_due > 0) AS approved`;

/** Undefined while the database is away. */
export async function standingOf(
  database: Database,
  period: string,
  leftLying: readonly string[],
): Promise<Standing | undefined> {
  try {
    const [row] = await database.rows<Standing>(standing, [period, leftLying]);
    return row;
  } catch {
    return undefined;
  }
}

/** Nobody has anything to do, and nothing is under way. */
export const isQuiet = ({ tasks, unsent, unapplied, moving }: Standing): boolean =>
  Object.keys(tasks).length === 0 && unsent + unapplied + moving === 0;
