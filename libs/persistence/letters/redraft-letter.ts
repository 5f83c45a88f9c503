import { isDeepStrictEqual } from 'node:util';
import { mergeWording, type Wording } from '#domain/letters/merge-words.js';
import { appendAudit } from '../audit/append-audit.js';
import type { Sql } from '../database.js';
import { instant } from '../select-text.js';

/** A letter drawn up anew: what the figures of now make of the same template. */
export interface Redraft extends Wording {
  readonly id: string;
  readonly facts: object;
  readonly recipients: readonly string[];
  readonly copies: readonly string[];
  readonly at: number;
}

interface Held extends Wording {
  readonly caseId: string | null;
  readonly drawnTitle: string;
  readonly drawnBody: string[];
  readonly replaced: string[];
  readonly facts: object;
  readonly open: boolean;
}

const hold = `SELECT case_id AS "caseId", title, body, drawn_title AS "drawnTitle", drawn_body AS "drawnBody",
    replaced, facts, state = 'DRAFT' AND withdrawn_at IS NULL AND settled_by IS NULL AS open
  FROM letter WHERE id = $1::uuid FOR UPDATE`;

/** What a person had written and newer figures replaced in this run; empty where nothing was lost. */
export type Replaced = readonly string[];

/**
 * Puts the figures of now into a draft that nobody has decided on. A person's words stay where they
 * still fit; what had to give way is kept beside the letter until a person has worded it again.
 */
export async function redraftLetter(sql: Sql, draft: Redraft): Promise<Replaced> {
  const [held] = await sql.rows<Held>(hold, [draft.id]);
  if (!held?.open || isDeepStrictEqual(held.facts, JSON.parse(JSON.stringify(draft.facts)))) {
    return [];
  }
  const drawn = { title: held.drawnTitle, body: held.drawnBody, facts: held.facts };
  const words = mergeWording(held, drawn, draft);
  const lost = words.replaced.filter((line) => !held.replaced.includes(line));
  await sql.rows(
    `UPDATE letter SET facts = $2, facts_at = $3, recipients = $4, copies = $5, title = $6, body = $7,
       drawn_title = $8, drawn_body = $9, replaced = $10 WHERE id = $1::uuid`,
    [
      draft.id,
      JSON.stringify(draft.facts),
      instant(draft.at),
      draft.recipients,
      draft.copies,
      words.title,
      words.body,
      draft.title,
      draft.body,
      [...held.replaced, ...lost],
    ],
  );
  if (lost.length > 0) await auditLost(sql, held, draft);
  return lost;
}

/** Only what a person wrote needs the trail: figures are the register's, and the decision keeps the hash. */
const auditLost = (sql: Sql, held: Held, { id, at }: Redraft): Promise<void> =>
  appendAudit(sql, {
    businessAt: at,
    actor: 'system',
    action: 'LETTER_REDRAFTED',
    objectType: 'letter',
    objectId: id,
    caseId: held.caseId,
    details: { title: held.title, body: held.body },
  });
