import type { Sql } from '../database.js';
import { withdrawLetter } from '../letters/move-letter.js';

/** How a breach's record is closed. */
export type BreachEnd = 'MET_LATE' | 'DATA_FAULT';

/**
 * The money is there: what was signed stays, what waits for a signature is withdrawn, and no
 * rung comes any more.
 */
export async function endLadder(
  sql: Sql,
  obligationId: string,
  as: BreachEnd | null,
  at: number,
): Promise<void> {
  const now = new Date(at);
  const withdrawn = await sql.rows<{ letterId: string | null }>(
    `UPDATE escalation SET state = 'WITHDRAWN'
      WHERE obligation_id = $1 AND state = 'AWAITING_SIGNATURE' RETURNING letter_id AS "letterId"`,
    [obligationId],
  );
  for (const { letterId } of withdrawn) if (letterId) await withdrawLetter(sql, letterId, at);
  await sql.rows(
    'UPDATE obligation SET next_rung_at = NULL WHERE id = $1 AND next_rung_at IS NOT NULL',
    [obligationId],
  );
  if (as) {
    await sql.rows(
      'UPDATE breach SET closed_at = $2, closed_as = $3 WHERE obligation_id = $1 AND closed_at IS NULL',
      [obligationId, now, as],
    );
  }
}
