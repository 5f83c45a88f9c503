import { otherFigures } from '#domain/letters/other-figures.js';
import { appendAudit } from '../audit/append-audit.js';
import type { Database } from '../database.js';
import { takeHat } from './take-hat.js';

/** A person's words for a draft; the figures stay what they were when it was drafted. */
export interface LetterWording {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly body: readonly string[];
  readonly by: {
    readonly username: string;
    readonly personId: string;
    readonly office: string;
    /** The desk that words the drafts: wording is acting in the letter's matter (M15). */
    readonly desk: string;
    readonly requestId: string;
    readonly businessNow: number;
  };
}

/** What became of an edit; SETTLED: somebody has decided on these words, carried out or not yet. */
export type Edited = 'DONE' | 'STALE' | 'SETTLED' | 'NO_DRAFT';

/**
 * Rewords a draft in its version; the words before stay in the trail, and what was to be read again has been.
 * Paragraphs that bring other figures in than the system's are to be read again themselves, until they are
 * saved once more: who had begun before newer figures came saves a whole letter of older ones.
 */
export async function editLetter(database: Database, wording: LetterWording): Promise<Edited> {
  const { id, version, title, body, by } = wording;
  return await database.tx(async (sql) => {
    const [held] = await sql.rows<{
      version: number;
      draft: boolean;
      settled: boolean;
      title: string;
      body: string[];
      drawnTitle: string;
      drawnBody: string[];
      caseId: string | null;
    }>(
      `SELECT version, state = 'DRAFT' AND withdrawn_at IS NULL AS draft, settled_by IS NOT NULL AS settled, title, body,
         drawn_title AS "drawnTitle", drawn_body AS "drawnBody", case_id AS "caseId"
       FROM letter WHERE id = $1::uuid FOR UPDATE`,
      [id],
    );
    if (!held?.draft) return 'NO_DRAFT';
    if (held.settled) return 'SETTLED';
    if (held.version !== version) return 'STALE';
    await takeHat(sql, held.caseId, by);
    const stood = new Set([held.title, ...held.body]);
    const drawn = { title: held.drawnTitle, body: held.drawnBody };
    const other = otherFigures({ title, body }, drawn).filter((line) => !stood.has(line));
    await sql.rows(`UPDATE letter SET title = $2, body = $3, replaced = $4 WHERE id = $1::uuid`, [
      id,
      title,
      body,
      other,
    ]);
    await appendAudit(sql, {
      businessAt: by.businessNow,
      actor: by.username,
      person: by.personId,
      office: by.office,
      action: 'LETTER_EDITED',
      objectType: 'letter',
      objectId: id,
      caseId: held.caseId,
      details: { title: held.title, body: held.body },
      requestId: by.requestId,
    });
    return 'DONE';
  });
}
