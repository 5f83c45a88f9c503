import { parseCandidateGroup, parseOffice } from '#domain/ids/candidate-group.js';
import type { Sql } from '../database.js';
import { instant } from '../select-text.js';

/** What a notice is about; each is optional, and a task brings its case along. */
export interface NoticeAbout {
  readonly caseId?: string | null;
  readonly taskId?: string | null;
  readonly obligationId?: string | null;
  readonly letterId?: string | null;
}

/** Something that desks or whole offices are told (通知). */
export interface NoticeOrder {
  /** Business key: telling it twice to one recipient tells it once. */
  readonly key: string;
  /** REMINDER, BREACH, URGE …; new ones need no change here. */
  readonly kind: string;
  /** Desks, `331102.FINANCE.reviewer`, or offices, `331102.FINANCE`. */
  readonly to: readonly string[];
  readonly title: string;
  readonly body: string;
  readonly clause: string | null;
  readonly about: NoticeAbout;
  /** Business instant, in milliseconds. */
  readonly at: number;
}

const addressed = (to: string): void => {
  if (to.split('.').length === 2) parseOffice(to);
  else parseCandidateGroup(to);
};

/**
 * Tells each recipient once, in the caller's transaction, and queues the notice for every channel
 * that serves the office. Answers the ids of the notices that are new.
 */
export async function notify(sql: Sql, order: NoticeOrder): Promise<string[]> {
  for (const to of order.to) addressed(to);
  const { caseId, taskId, obligationId, letterId } = order.about;
  const added = await sql.rows<{ id: string }>(
    `WITH added AS (
       INSERT INTO notice (key, recipient, kind, city, unit, desk_unit, department, post, title, body,
           clause, case_id, task_id, obligation_id, letter_id, business_at)
       SELECT $1, r.recipient, $3, u.city, coalesce(t.unit, o.unit, c.unit, u.code), u.code,
           split_part(r.recipient, '.', 2), nullif(split_part(r.recipient, '.', 3), ''), $4, $5,
           $6, coalesce($7, t.case_id, o.case_id), $8, $9, $10, $11
         FROM (SELECT DISTINCT recipient FROM unnest($2::text[]) AS each (recipient)) r
         LEFT JOIN unit u ON u.code = split_part(r.recipient, '.', 1)
         LEFT JOIN task t ON t.id = $8::uuid
         LEFT JOIN obligation o ON o.id = $9::uuid
         LEFT JOIN process_case c ON c.id = coalesce($7, t.case_id, o.case_id)
       ON CONFLICT (key, recipient) DO NOTHING
       RETURNING id, kind, desk_unit, department),
     queued AS (
       INSERT INTO delivery (notice_id, channel)
       SELECT a.id, ch.id FROM added a JOIN channel ch ON ch.state = 'ACTIVE'
          AND (ch.kinds = '{}' OR a.kind = ANY (ch.kinds))
          AND (ch.offices = '{}' OR a.desk_unit = ANY (ch.offices)
            OR a.desk_unit || '.' || a.department = ANY (ch.offices)))
     SELECT id FROM added`,
    [
      order.key,
      [...order.to],
      order.kind,
      order.title,
      order.body,
      order.clause,
      caseId ?? null,
      taskId ?? null,
      obligationId ?? null,
      letterId ?? null,
      instant(order.at),
    ],
  );
  return added.map(({ id }) => id);
}
