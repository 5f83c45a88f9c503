import { appendAudit } from '../audit/append-audit.js';
import type { Database, Sql } from '../database.js';
import { epochMs, instant } from '../select-text.js';
import { addressesOf } from './addresses.js';

/** Who reads, and which copies that is about: those of a task, or those of a letter. */
export interface CopyReader {
  readonly username: string;
  readonly personId: string;
  readonly office: string;
  readonly desks: readonly string[];
}

/** 已阅: the first of an office to read what was copied to it is written down, once. */
export async function readCopies(
  sql: Sql,
  of: { readonly taskId: string } | { readonly letterId: string },
  by: CopyReader,
  at: number,
): Promise<number> {
  const [column, id] = 'taskId' in of ? ['task_id', of.taskId] : ['letter_id', of.letterId];
  const read = await sql.rows<{ taskId: string; to: string; caseId: string | null }>(
    `UPDATE task_copy cc SET read_at = $2, read_by = $3 FROM task t
      WHERE cc.${column} = $1::uuid AND t.id = cc.task_id AND cc.read_at IS NULL
        AND cc.candidate_group = ANY ($4::text[])
      RETURNING cc.task_id AS "taskId", cc.candidate_group AS to, t.case_id AS "caseId"`,
    [id, instant(at), by.username, addressesOf(by.desks)],
  );
  for (const { taskId, to, caseId } of read) {
    await appendAudit(sql, {
      businessAt: at,
      actor: by.username,
      person: by.personId,
      office: by.office,
      action: 'COPY_READ',
      objectType: 'task',
      objectId: taskId,
      caseId,
      details: { to },
    });
  }
  return read.length;
}

/** One office a letter was copied to, and who of it read the letter first. */
export interface CopyReceipt {
  readonly to: string;
  readonly readAt: string | null;
  readonly username: string | null;
  readonly person: string | null;
}

const receipts = {
  name: 'letter-copies',
  text: `SELECT cc.candidate_group AS to, ${epochMs('cc.read_at')} AS "readAt", cc.read_by AS username, p.name AS person
    FROM task_copy cc LEFT JOIN account a ON a.username = cc.read_by LEFT JOIN person p ON p.id = a.person
    WHERE cc.letter_id = $1 ORDER BY cc.candidate_group`,
};

export async function copiesOfLetter(database: Database, letterId: string): Promise<CopyReceipt[]> {
  return await database.read<CopyReceipt>(receipts, [letterId]);
}

/** Whether a copy of the letter waits to be read by one of these desks. */
export const waitsFor = (copies: readonly CopyReceipt[], desks: readonly string[]): boolean =>
  copies.some(({ to, readAt }) => readAt === null && addressesOf(desks).includes(to));
