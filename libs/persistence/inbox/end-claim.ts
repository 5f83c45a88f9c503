import { appendAudit } from '../audit/append-audit.js';
import type { Sql } from '../database.js';
import { notify } from '../notices/notify.js';
import type { Claimant } from './claim-task.js';

/** Who ends claims that another holds, as what, and why. */
export interface ClaimEnding {
  readonly by: Omit<Claimant, 'personId'> & {
    /** null: the operator of the machine, who is nobody of a city. */
    readonly personId: string | null;
    /** The name people read in the notice. */
    readonly person: string;
  };
  /** HEAD, DEPUTY or ADMINISTRATOR. */
  readonly as: string;
  readonly reason: string;
}

interface Freed {
  readonly id: string;
  readonly change: string;
  readonly holder: string;
  readonly holderName: string;
  readonly desk: string;
  /** Where the former holder is to be found, when no longer at the task's desk. */
  readonly elsewhere: readonly string[];
  readonly title: string;
  readonly caseId: string | null;
  readonly clause: string;
}

/** `which` is a condition on `task t` and on the values from $1 on. */
async function end(
  sql: Sql,
  which: { readonly text: string; readonly values: readonly unknown[] },
  { by, as, reason }: ClaimEnding,
): Promise<number> {
  const freed = await sql.rows<Freed>(
    `WITH held AS (SELECT t.id, t.claimed_by FROM task t WHERE t.state = 'CLAIMED' AND ${which.text} FOR UPDATE)
     UPDATE task t SET state = 'OPEN', claimed_by = NULL
       FROM held h JOIN account a ON a.username = h.claimed_by JOIN person p ON p.id = a.person
      WHERE t.id = h.id
      RETURNING t.id, t.change::text, a.username AS holder, p.name AS "holderName", t.candidate_group AS desk,
        ARRAY(SELECT a.office || '.' || ap.post FROM account_post ap WHERE ap.username = a.username
          AND NOT EXISTS (SELECT 1 FROM account_post here WHERE here.username = a.username
            AND a.office || '.' || here.post = t.candidate_group)) AS elsewhere,
        t.title, t.case_id AS "caseId", t.clause`,
    which.values,
  );
  for (const task of freed) {
    await appendAudit(sql, {
      businessAt: by.businessNow,
      actor: by.username,
      person: by.personId,
      office: by.office,
      action: 'CLAIM_ENDED',
      objectType: 'task',
      objectId: task.id,
      caseId: task.caseId,
      clause: task.clause,
      details: { holder: task.holder, as, reason },
      requestId: by.requestId,
    });
    await notify(sql, {
      key: `claim-ended/${task.id}/${task.change}`,
      kind: 'CLAIM_ENDED',
      to: [task.desk, ...task.elsewhere],
      title: task.title,
      body: `${by.person}已结束${task.holderName}对此事项的认领，事项回到原岗位待认领。理由：${reason}`,
      clause: task.clause,
      about: { taskId: task.id },
      at: by.businessNow,
    });
  }
  return freed.length;
}

/** 结束认领: another's claim on one task; false when that person does not hold it any more. */
export async function endClaim(
  sql: Sql,
  task: { readonly id: string; readonly holder: string },
  ending: ClaimEnding,
): Promise<boolean> {
  const which = { text: 't.id = $1 AND t.claimed_by = $2', values: [task.id, task.holder] };
  return (await end(sql, which, ending)) > 0;
}

/** All claims of an account that must hold none any more. */
export async function endClaimsOf(
  sql: Sql,
  username: string,
  ending: ClaimEnding,
): Promise<number> {
  return await end(sql, { text: 't.claimed_by = $1', values: [username] }, ending);
}

/** Claims of an account on desks that are not its own any more. */
export async function endClaimsElsewhere(
  sql: Sql,
  username: string,
  ending: ClaimEnding,
): Promise<number> {
  const text = `t.claimed_by = $1 AND NOT EXISTS (SELECT 1 FROM account a JOIN account_post ap USING (username)
      WHERE a.username = $1 AND a.office || '.' || ap.post = t.candidate_group)`;
  return await end(sql, { text, values: [username] }, ending);
}
