import type { Day } from '#domain/time/day.js';
import type { Sql } from '../database.js';

/** Why a task cannot be decided with the letter it shows. */
export class LetterUnready extends Error {
  constructor(
    readonly id: string,
    /**
     * SETTLED: another decision was taken on it; OUTDATED: its figures or its day are not today's;
     * TO_REWORD: a person's words in it were of older figures, and nobody has looked at them since.
     */
    readonly why: 'SETTLED' | 'OUTDATED' | 'TO_REWORD',
  ) {
    super(`letter ${id} is ${why}`);
    this.name = 'LetterUnready';
  }
}

interface Shown {
  readonly draft: boolean;
  readonly settled: boolean;
  readonly today: boolean;
  readonly reworded: boolean;
}

/* The figures a letter states are those of its duty's row, fen by fen; where it names none, the row has none. */
const hold = `SELECT l.state = 'DRAFT' AND l.withdrawn_at IS NULL AS draft, l.settled_by IS NOT NULL AS settled,
    (l.facts_at AT TIME ZONE 'Asia/Shanghai')::date = $2::date
      AND ((l.facts #>> '{money,received}') IS NULL OR (l.facts #>> '{money,received}')::numeric = o.amount_received)
      AND ((l.facts #>> '{money,short}') IS NULL
        OR (l.facts #>> '{money,short}')::numeric = o.amount_due - o.amount_received - o.amount_withheld)
      AND (NOT l.facts ? 'money' OR coalesce((l.facts #>> '{money,due}')::numeric, 0) = o.amount_due) AS today,
    cardinality(l.replaced) = 0 AS reworded
  FROM letter l JOIN obligation o ON o.id = l.obligation_id WHERE l.id = $1::uuid FOR UPDATE OF l`;

/**
 * Holds the letter a task shows before the task itself, in the order in which a person's wording
 * takes both. `signs`: the letter would go out as it stands, so it must state the figures of today, and
 * a person must have looked at their own words since the figures moved.
 */
export async function holdShownLetter(
  sql: Sql,
  id: string,
  { today, signs }: { readonly today: Day; readonly signs: boolean },
): Promise<LetterUnready | null> {
  const [shown] = await sql.rows<Shown>(hold, [id, today]);
  if (!shown?.draft) return null;
  if (shown.settled) return new LetterUnready(id, 'SETTLED');
  if (!signs) return null;
  if (!shown.today) return new LetterUnready(id, 'OUTDATED');
  return shown.reworded ? null : new LetterUnready(id, 'TO_REWORD');
}

/** A decision that ends a whole case closes every draft of it, shown on its own page or not. */
export async function settleLettersOf(sql: Sql, caseId: string, decisionId: string): Promise<void> {
  await sql.rows(
    `UPDATE letter SET settled_by = $2 WHERE case_id = $1 AND state = 'DRAFT'
       AND withdrawn_at IS NULL AND settled_by IS NULL`,
    [caseId, decisionId],
  );
}
