import type { Sql } from '../database.js';
import { gatherLine } from '../gathered.js';
import { instant } from '../select-text.js';

/** One line of the audit trail; it is written in the transaction of the change it tells of. */
export interface AuditLine {
  readonly businessAt: number;
  readonly actor: string;
  readonly person?: string | null;
  readonly office?: string | null;
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string;
  readonly caseId?: string | null;
  readonly clause?: string | null;
  readonly details?: Record<string, unknown>;
  readonly requestId?: string | null;
}

/** Adds a line, in the order of the calls; a transaction that gathers its trail writes it when it ends. */
export async function appendAudit(sql: Sql, line: AuditLine): Promise<void> {
  if (gatherLine(sql, line)) return;
  await sql.rows(
    `INSERT INTO audit (business_at, actor, person, office, action, object_type, object_id,
       case_id, clause, details, request_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      instant(line.businessAt),
      line.actor,
      line.person ?? null,
      line.office ?? null,
      line.action,
      line.objectType,
      line.objectId,
      line.caseId ?? null,
      line.clause ?? null,
      JSON.stringify(line.details ?? {}),
      line.requestId ?? null,
    ],
  );
}
