import type { Database } from '../database.js';
import { allOf, epochMs, prepared, Values } from '../select-text.js';
import { addressesOf } from './addresses.js';

/** A notice as its recipient reads it; instants are milliseconds as text. */
export interface NoticeRow {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly unit: string;
  readonly unitName: string;
  readonly title: string;
  readonly body: string;
  readonly clause: string | null;
  readonly caseId: string | null;
  readonly taskId: string | null;
  readonly obligationId: string | null;
  readonly letterId: string | null;
  readonly at: string;
  readonly readAt: string | null;
  readonly readBy: string | null;
  readonly readByPerson: string | null;
}

type Listed = NoticeRow & { readonly orderAt: string };

const micros = (column: string): string => `(extract(epoch FROM ${column}) * 1000000)::bigint`;

/** A page of what was told to the reader's desks and office, newest first. */
export async function listNotices(
  database: Database,
  desks: readonly string[],
  box: 'unread' | 'all',
  page: {
    readonly limit: number;
    readonly after?: { readonly at: string; readonly id: string } | undefined;
  },
): Promise<Listed[]> {
  const values = new Values();
  const limit = values.at(page.limit);
  const unread = box === 'unread' ? ['n.read_at IS NULL'] : [];
  const at =
    page.after &&
    `to_timestamp(0) + ${values.at(page.after.at)}::bigint * interval '1 microsecond'`;
  const older = page.after
    ? [`(n.business_at, n.id) < (${at}, ${values.at(page.after.id)}::uuid)`]
    : [];
  // One index range for each address: each gives its newest, the page is the newest of them.
  const ranges = addressesOf(desks).map(
    (address) => `(SELECT n.* FROM notice n
      WHERE ${allOf([`n.recipient = ${values.at(address)}`, ...unread, ...older])}
      ORDER BY n.business_at DESC, n.id DESC LIMIT ${limit})`,
  );
  if (ranges.length === 0) return [];
  const text = `SELECT n.id, n.kind, n.recipient, n.unit, u.name AS "unitName", n.title, n.body, n.clause,
      n.case_id AS "caseId", n.task_id AS "taskId", n.obligation_id AS "obligationId",
      n.letter_id AS "letterId", ${epochMs('n.business_at')} AS at, ${epochMs('n.read_at')} AS "readAt",
      n.read_by AS "readBy", p.name AS "readByPerson", ${micros('n.business_at')}::text AS "orderAt"
    FROM (${ranges.join(' UNION ALL ')}) n JOIN unit u ON u.code = n.unit
    LEFT JOIN account a ON a.username = n.read_by LEFT JOIN person p ON p.id = a.person
    ORDER BY n.business_at DESC, n.id DESC LIMIT ${limit}`;
  return await database.read<Listed>(prepared(text), values.list);
}

/** More are counted by nobody: the bell says 999+. */
export const mostCounted = 1_000;

const unread = {
  name: 'notices-unread',
  text: `SELECT count(*)::int AS count FROM (
    SELECT 1 FROM notice WHERE recipient = ANY ($1::text[]) AND read_at IS NULL LIMIT ${mostCounted}) n`,
};

export async function unreadNotices(database: Database, desks: readonly string[]): Promise<number> {
  const [row] = await database.read<{ count: number }>(unread, [addressesOf(desks)]);
  return row?.count ?? 0;
}
