import { appendAudit } from '../audit/append-audit.js';
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

/** The audit row of a change, in the change's own transaction. */
export async function writeAudit(sql: Sql, event: LedgerEvent, stamp: Stamp): Promise<void> {
  await appendAudit(sql, {
    businessAt: stamp.at,
    actor: stamp.actor,
    action: event.action,
    objectType: event.object,
    objectId: event.id,
    caseId: event.caseId ?? null,
    clause: event.clause ?? null,
    details: event.details ?? {},
    requestId: stamp.requestId ?? null,
  });
}
