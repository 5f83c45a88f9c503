import { appendAudit } from '../audit/append-audit.js';
import type { Sql } from '../database.js';
import { instant } from '../select-text.js';
import { LetterRefused } from './letter-faults.js';

interface Move {
  readonly action: 'LETTER_DELIVERED' | 'LETTER_WITHDRAWN' | 'LETTER_READ';
  readonly set: string;
  readonly where: string;
  readonly by: string;
}

/** Moves a letter on; false when it has already gone that way, or not come so far. */
async function move(sql: Sql, id: string, at: number, how: Move): Promise<boolean> {
  const [row] = await sql.rows<{ caseId: string | null; number: string | null }>(
    `UPDATE letter SET ${how.set} WHERE id = $1::uuid AND ${how.where}
     RETURNING case_id AS "caseId", number`,
    how.action === 'LETTER_READ' ? [id, instant(at), how.by] : [id, instant(at)],
  );
  if (!row) return false;
  await appendAudit(sql, {
    businessAt: at,
    actor: how.by,
    action: how.action,
    objectType: 'letter',
    objectId: id,
    caseId: row.caseId,
    details: { number: row.number },
  });
  return true;
}

/** 送达: a signed letter reaches its recipients. Delivered already is no fault. */
export async function deliverLetter(sql: Sql, id: string, at: number): Promise<void> {
  const delivered = await move(sql, id, at, {
    action: 'LETTER_DELIVERED',
    set: `state = 'DELIVERED', delivered_at = $2`,
    where: `state = 'SIGNED'`,
    by: 'system',
  });
  if (delivered) return;
  const [row] = await sql.rows<{ state: string }>('SELECT state FROM letter WHERE id = $1::uuid', [
    id,
  ]);
  if (row?.state !== 'DELIVERED') throw new LetterRefused(id, row ? 'NOT_SIGNED' : 'NOT_THERE');
}

/** The ladder ended before the signature: the draft stays readable and is never signed. */
export async function withdrawLetter(sql: Sql, id: string, at: number): Promise<void> {
  await move(sql, id, at, {
    action: 'LETTER_WITHDRAWN',
    set: 'withdrawn_at = $2',
    where: `state = 'DRAFT' AND withdrawn_at IS NULL`,
    by: 'system',
  });
}

/** 签收: the first reader on the recipient's side; true when it was this one. */
export async function markRead(
  sql: Sql,
  id: string,
  username: string,
  at: number,
): Promise<boolean> {
  return await move(sql, id, at, {
    action: 'LETTER_READ',
    set: 'read_at = $2, read_by = $3',
    where: `state = 'DELIVERED' AND read_at IS NULL`,
    by: username,
  });
}
