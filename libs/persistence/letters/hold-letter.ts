import { appendAudit } from '../audit/append-audit.js';
import type { Sql } from '../database.js';
import { instant } from '../select-text.js';

/** A character that cannot be printed, and where it stands. */
export interface HeldFault {
  readonly pointer: string;
  readonly place: number;
  readonly code: string;
  readonly message: { readonly zh: string; readonly en: string };
}

const unsettle =
  'UPDATE letter SET settled_by = NULL WHERE id = $1::uuid AND settled_by IS NOT NULL';

/** A signed draft that cannot be printed is no letter yet: it is held back, and its words are open again. */
export async function holdLetter(
  sql: Sql,
  hold: {
    readonly letterId: string;
    readonly decisionId: string;
    readonly caseId: string;
    readonly faults: readonly HeldFault[];
    readonly at: number;
  },
): Promise<void> {
  const { letterId, decisionId, caseId, faults, at } = hold;
  await sql.rows(
    'INSERT INTO letter_hold (letter_id, decision_id, held_at, faults) VALUES ($1, $2, $3, $4)',
    [letterId, decisionId, instant(at), JSON.stringify(faults)],
  );
  await sql.rows(unsettle, [letterId]);
  await appendAudit(sql, {
    businessAt: at,
    actor: 'system',
    action: 'LETTER_HELD_BACK',
    objectType: 'letter',
    objectId: letterId,
    caseId,
    details: { decision: decisionId, faults },
  });
}

/** The officer has changed the words: they are open to the signer again. */
export async function releaseLetter(sql: Sql, letterId: string, decisionId: string): Promise<void> {
  await sql.rows(
    'UPDATE letter_hold SET released_by = $2 WHERE letter_id = $1 AND released_by IS NULL',
    [letterId, decisionId],
  );
  await sql.rows(unsettle, [letterId]);
}

/** How often a letter was held back, and why it is now; null: it is not. */
export async function holdsOf(
  sql: Sql,
  letterId: string,
): Promise<{ readonly count: number; readonly open: readonly HeldFault[] | null }> {
  const rows = await sql.rows<{ faults: readonly HeldFault[]; released: boolean }>(
    'SELECT faults, released_by IS NOT NULL AS released FROM letter_hold WHERE letter_id = $1',
    [letterId],
  );
  return { count: rows.length, open: rows.find(({ released }) => !released)?.faults ?? null };
}

/** Drafts that wait for other words because they cannot be printed. */
export async function lettersHeldBack(sql: Pick<Sql, 'rows'>): Promise<number> {
  const [row] = await sql.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM letter_hold h JOIN letter l ON l.id = h.letter_id
      WHERE h.released_by IS NULL AND l.state = 'DRAFT' AND l.withdrawn_at IS NULL`,
    [],
  );
  return row?.count ?? 0;
}
