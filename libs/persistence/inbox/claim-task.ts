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
  change: { readonly action: 'CLAIM' | 'RELEASE'; readonly id: string; readonly text: string },
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
      requestId: by.requestId,
    });
    return true;
  });
}

/** Takes an open task; false when somebody was quicker. */
export async function claimTask(database: Database, id: string, by: Claimant): Promise<boolean> {
  return await changed(database, by, {
    action: 'CLAIM',
    id,
    text: `UPDATE task SET state = 'CLAIMED', claimed_by = $2 WHERE id = $1 AND state = 'OPEN'`,
  });
}

/** Gives one's own task back to its desk; false when it is not one's own. */
export async function releaseTask(database: Database, id: string, by: Claimant): Promise<boolean> {
  return await changed(database, by, {
    action: 'RELEASE',
    id,
    text: `UPDATE task SET state = 'OPEN', claimed_by = NULL
      WHERE id = $1 AND state = 'CLAIMED' AND claimed_by = $2`,
  });
}
