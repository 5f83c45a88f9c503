import { appendAudit } from '../audit/append-audit.js';
import type { Database } from '../database.js';

/** Who takes or gives back a task. */
export interface Claimant {
  readonly username: string;
  readonly personId: string;
  readonly office: string;
  readonly requestId: string;
  readonly businessNow: number;
}

async function changed(
  database: Database,
  by: Claimant,
  change: {
    readonly action: 'CLAIM' | 'RELEASE';
    readonly id: string;
    readonly text: string;
    readonly reason?: string | null;
  },
): Promise<boolean> {
  return await database.tx(async (sql) => {
    const [row] = await sql.rows<{ caseId: string | null; clause: string }>(
      `${change.text} RETURNING case_id AS "caseId", clause`,
      [change.id, by.username],
    );
    if (!row) return false;
    await appendAudit(sql, {
      businessAt: by.businessNow,
      actor: by.username,
      person: by.personId,
      office: by.office,
      action: change.action,
      objectType: 'task',
      objectId: change.id,
      caseId: row.caseId,
      clause: row.clause,
      ...(change.reason ? { details: { reason: change.reason } } : {}),
      requestId: by.requestId,
    });
    return true;
  });
}

/**
 * Takes an open task; false when somebody was quicker, or the account is being disabled at this moment:
 * the shared lock waits for that, so that a disabled account never holds a claim.
 */
export async function claimTask(database: Database, id: string, by: Claimant): Promise<boolean> {
  return await changed(database, by, {
    action: 'CLAIM',
    id,
    text: `WITH me AS (SELECT username FROM account WHERE username = $2 AND NOT disabled FOR SHARE)
      UPDATE task SET state = 'CLAIMED', claimed_by = me.username FROM me WHERE id = $1 AND state = 'OPEN'`,
  });
}

/** Gives one's own task back to its desk; false when it is not one's own. */
export async function releaseTask(
  database: Database,
  id: string,
  by: Claimant,
  reason: string | null = null,
): Promise<boolean> {
  return await changed(database, by, {
    action: 'RELEASE',
    id,
    reason,
    text: `UPDATE task SET state = 'OPEN', claimed_by = NULL
      WHERE id = $1 AND state = 'CLAIMED' AND claimed_by = $2`,
  });
}
