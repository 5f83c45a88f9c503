import type { Sql } from '../database.js';

/** Who asks, and the business now in epoch milliseconds; SQL's own clock decides nothing. */
export interface Stamp {
  readonly at: number;
  readonly actor: string;
  readonly requestId?: string;
}

/** What happened to which transfer or account. */
export interface LedgerEvent {
  readonly action: string;
  readonly object: 'transfer' | 'account';
  readonly id: string;
  readonly caseId?: string | null;
  readonly clause?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The audit row of a change, in the change's own transaction (reliability §0.5). */
export async function writeAudit(sql: Sql, event: LedgerEvent, stamp: Stamp): Promise<void> {
  await sql.rows(
    `INSERT INTO audit (business_at, actor, action, object_type, object_id, case_id, clause, details, request_id)
     VALUES (to_timestamp($1 / 1000.0), $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      stamp.at,
      stamp.actor,
      event.action,
      event.object,
      event.id,
      event.caseId ?? null,
      event.clause ?? null,
      JSON.stringify(event.details ?? {}),
      stamp.requestId ?? null,
    ],
  );
}
