import { createHash } from 'node:crypto';
import type { Day } from '#domain/time/day.js';
import { dayOf } from '#domain/time/instant.js';
import { appendAudit } from '../audit/append-audit.js';
import type { Sql } from '../database.js';
import { instant } from '../select-text.js';
import { LetterRefused } from './letter-faults.js';
import { textColumns, type LetterText } from './letter-text.js';

/** What is rendered at the signing: the words as they stand, now with number and day. */
export interface LetterToSign extends LetterText {
  readonly number: string;
  readonly signedOn: Day;
}

/** Both faces of one letter, as bytes. */
export interface RenderedLetter {
  readonly pdf: Uint8Array;
  readonly docx: Uint8Array;
}

export interface Signing {
  readonly id: string;
  /** The pack's number pattern, `…〔{year}〕{n}号`: it names the series too. */
  readonly series: string;
  readonly year: number;
  readonly signedBy: string;
  readonly person: string;
  readonly decisionId: string;
  readonly at: number;
  readonly render: (letter: LetterToSign) => Promise<RenderedLetter>;
}

export interface Signed {
  readonly number: string;
  readonly sha256: string;
}

interface HeldLetter extends LetterText {
  readonly caseId: string | null;
  readonly withdrawn: boolean;
  readonly decisionId: string | null;
  readonly number: string | null;
  readonly sha256: string | null;
}

const hold = `SELECT ${textColumns}, l.case_id AS "caseId", l.withdrawn_at IS NOT NULL AS withdrawn,
    l.decision_id AS "decisionId", l.number, l.sha256
  FROM letter l WHERE l.id = $1::uuid FOR UPDATE`;

/** The counter is held until the signing commits, so that a number is never lost nor given twice. */
const nextNumber = `INSERT INTO letter_counter AS c (city, series, year, last) VALUES ($1, $2, $3, 1)
  ON CONFLICT (city, series, year) DO UPDATE SET last = c.last + 1 RETURNING last`;

const sign = `UPDATE letter SET state = 'SIGNED', series = $2, number_year = $3, number_serial = $4,
    number = $5, sha256 = $6, docx_sha256 = $7, pdf = $8, docx = $9, signed_by = $10,
    signed_person = $11, signed_at = $12, decision_id = $13
  WHERE id = $1::uuid`;

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The number of a letter: `丽医保统筹办督〔2022〕3号`. */
export const numberOf = (series: string, year: number, serial: number): string =>
  series.replace('{year}', String(year)).replace('{n}', String(serial));

/**
 * Signs a draft: gives it the next number of its series, renders it with the number inside and
 * keeps the bytes. The same decision again answers what it signed.
 */
export async function signLetter(sql: Sql, signing: Signing): Promise<Signed> {
  const { id, series, year, at } = signing;
  const [held] = await sql.rows<HeldLetter>(hold, [id]);
  if (!held) throw new LetterRefused(id, 'NOT_THERE');
  if (held.withdrawn) throw new LetterRefused(id, 'WITHDRAWN');
  if (held.number !== null && held.sha256 !== null) {
    if (held.decisionId === signing.decisionId) return { number: held.number, sha256: held.sha256 };
    throw new LetterRefused(id, 'SIGNED_BY_ANOTHER_DECISION');
  }
  const [counter] = await sql.rows<{ last: number }>(nextNumber, [held.city, series, year]);
  const serial = counter?.last ?? 1;
  const number = numberOf(series, year, serial);
  const { pdf, docx } = await signing.render({ ...held, number, signedOn: dayOf(at) });
  const sha256 = hashOf(pdf);
  const docxSha256 = hashOf(docx);
  await sql.rows(sign, [
    id,
    series,
    year,
    serial,
    number,
    sha256,
    docxSha256,
    Buffer.from(pdf),
    Buffer.from(docx),
    signing.signedBy,
    signing.person,
    instant(at),
    signing.decisionId,
  ]);
  await appendAudit(sql, {
    businessAt: at,
    actor: signing.signedBy,
    person: signing.person,
    action: 'LETTER_SIGNED',
    objectType: 'letter',
    objectId: id,
    caseId: held.caseId,
    details: { number, sha256, docxSha256, decision: signing.decisionId },
  });
  return { number, sha256 };
}
