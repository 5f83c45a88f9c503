import { appendAudit } from '../audit/append-audit.js';
import type { Database } from '../database.js';
import { instant } from '../select-text.js';
import { addressesOf } from './addresses.js';

/** Who marks notices as read (已阅). */
export interface NoticeReader {
  readonly username: string;
  readonly personId: string;
  readonly office: string;
  readonly desks: readonly string[];
  readonly requestId: string;
  readonly businessNow: number;
}

const mostAtOnce = 5_000;

/** Marks one notice as read; false when it is not told to the reader. Reading again changes nothing. */
export async function readNotice(
  database: Database,
  id: string,
  by: NoticeReader,
): Promise<boolean> {
  const addresses = addressesOf(by.desks);
  return await database.tx(async (sql) => {
    const [found] = await sql.rows<{ caseId: string | null; clause: string | null; read: boolean }>(
      `SELECT case_id AS "caseId", clause, read_at IS NOT NULL AS read FROM notice
        WHERE id = $1 AND recipient = ANY ($2::text[]) FOR UPDATE`,
      [id, addresses],
    );
    if (!found || found.read) return found !== undefined;
    await sql.rows('UPDATE notice SET read_at = $2, read_by = $3 WHERE id = $1', [
      id,
      instant(by.businessNow),
      by.username,
    ]);
    await appendAudit(sql, {
      ...lineOf(by),
      objectType: 'notice',
      objectId: id,
      clause: found.clause,
    });
    return true;
  });
}

/** Marks all there is as read, as far as it was told by now; answers how many. */
export async function readAllNotices(database: Database, by: NoticeReader): Promise<number> {
  return await database.tx(async (sql) => {
    const read = await sql.rows<{ id: string }>(
      `UPDATE notice SET read_at = $2, read_by = $3 WHERE id IN (
         SELECT id FROM notice WHERE recipient = ANY ($1::text[]) AND read_at IS NULL
          ORDER BY id LIMIT ${mostAtOnce} FOR UPDATE SKIP LOCKED) RETURNING id`,
      [addressesOf(by.desks), instant(by.businessNow), by.username],
    );
    if (read.length === 0) return 0;
    await appendAudit(sql, {
      ...lineOf(by),
      objectType: 'notices',
      objectId: by.username,
      details: { count: read.length, ids: read.slice(0, 200).map(({ id }) => id) },
    });
    return read.length;
  });
}

const lineOf = (by: NoticeReader) => ({
  businessAt: by.businessNow,
  actor: by.username,
  person: by.personId,
  office: by.office,
  action: 'NOTICE_READ',
  requestId: by.requestId,
});
