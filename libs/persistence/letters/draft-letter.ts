import type { LetterKind } from '#contracts/api/letters.js';
import { appendAudit } from '../audit/append-audit.js';
import type { Sql } from '../database.js';
import { instant } from '../select-text.js';

/** A letter as the system drafts it: figures and dates are frozen in `facts`, the words may still be edited. */
export interface NewLetter {
  readonly obligationId: string;
  readonly rung: string;
  readonly kind: LetterKind;
  readonly caseId: string | null;
  readonly city: string;
  readonly unit: string;
  readonly fund: string;
  /** The pack's reference and the template's id: `lishui@2022-01-01.1/SUPERVISION_ORDER`. */
  readonly template: string;
  readonly facts: object;
  readonly title: string;
  /** 主送. */
  readonly recipients: readonly string[];
  /** 抄送. */
  readonly copies: readonly string[];
  readonly body: readonly string[];
  readonly at: number;
}

const insert = `INSERT INTO letter (obligation_id, rung, kind, case_id, city, unit, fund, template, facts,
    title, recipients, copies, body, drafted_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
  ON CONFLICT (obligation_id, rung, kind) DO NOTHING RETURNING id`;

/** Drafts a letter once per duty, rung and kind; asked again it answers the letter that is there. */
export async function draftLetter(sql: Sql, letter: NewLetter): Promise<string> {
  const { obligationId, rung, kind } = letter;
  const [drafted] = await sql.rows<{ id: string }>(insert, [
    obligationId,
    rung,
    kind,
    letter.caseId,
    letter.city,
    letter.unit,
    letter.fund,
    letter.template,
    JSON.stringify(letter.facts),
    letter.title,
    letter.recipients,
    letter.copies,
    letter.body,
    instant(letter.at),
  ]);
  if (!drafted) return await idOf(sql, letter);
  await appendAudit(sql, {
    businessAt: letter.at,
    actor: 'system',
    action: 'LETTER_DRAFTED',
    objectType: 'letter',
    objectId: drafted.id,
    caseId: letter.caseId,
    details: { obligation: obligationId, rung, kind, template: letter.template },
  });
  return drafted.id;
}

async function idOf(sql: Sql, { obligationId, rung, kind }: NewLetter): Promise<string> {
  const [row] = await sql.rows<{ id: string }>(
    `SELECT id FROM letter WHERE (obligation_id, rung, kind) = ($1::uuid, $2, $3)`,
    [obligationId, rung, kind],
  );
  if (!row) throw new Error(`letter ${kind} of ${obligationId} vanished`);
  return row.id;
}
