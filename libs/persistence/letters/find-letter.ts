import type { LetterKind } from '#contracts/api/letters.js';
import type { Day } from '#domain/time/day.js';
import type { Database } from '../database.js';
import type { ReadingScope } from '../organisation/reading-scope.js';
import { epochMs, prepared, Values } from '../select-text.js';
import { textColumns, type LetterText } from './letter-text.js';
import { letterColumns, letterInScope, type LetterRow } from './list-letters.js';

/** A letter with its words, for those who may read it. */
export interface FullLetter extends LetterRow, LetterText {
  readonly obligationId: string;
  readonly caseId: string | null;
  readonly version: number;
  /** The day whose figures a draft states, and that it will bear. */
  readonly factsOn: Day;
  /** A decision was taken on it: its words stand. */
  readonly settled: boolean;
  /** A person's paragraphs that newer figures replaced, until a person words it again. */
  readonly replaced: readonly string[];
  /** The office that owes the duty. */
  readonly debtor: string;
}

export async function findLetter(
  database: Database,
  scopes: readonly ReadingScope[],
  id: string,
): Promise<FullLetter | null> {
  const values = new Values();
  const text = `SELECT ${letterColumns}, ${textColumns}, l.obligation_id AS "obligationId",
      l.case_id AS "caseId", l.version, l.settled_by IS NOT NULL AS settled, l.replaced,
      (l.facts_at AT TIME ZONE 'Asia/Shanghai')::date AS "factsOn", o.debtor
    FROM letter l JOIN obligation o ON o.id = l.obligation_id
    LEFT JOIN person p ON p.id = l.signed_person
    WHERE l.id = ${values.at(id)}::uuid AND ${letterInScope(scopes, values)}`;
  const [row] = await database.read<FullLetter>(prepared(text), values.list);
  return row ?? null;
}

/** The bytes that were signed, and whether they still are what the audit trail says was signed. */
export interface SignedFile {
  readonly bytes: Buffer;
  readonly untouched: boolean;
}

/* The trail keeps the hashes too and is never changed, so that a row altered whole is still found out. */
const untouched = (file: 'pdf' | 'docx', hash: string, kept: string): string =>
  `encode(sha256(l.${file}), 'hex') = l.${hash} AND EXISTS (SELECT 1 FROM audit a
     WHERE a.object_type = 'letter' AND a.object_id = l.id::text AND a.action = 'LETTER_SIGNED'
       AND a.details ->> '${kept}' = l.${hash} AND a.details ->> 'number' = l.number)`;

const files = {
  pdf: {
    name: 'letter-pdf',
    text: `SELECT l.pdf AS bytes, ${untouched('pdf', 'sha256', 'sha256')} AS untouched
      FROM letter l WHERE l.id = $1::uuid`,
  },
  docx: {
    name: 'letter-docx',
    text: `SELECT l.docx AS bytes, ${untouched('docx', 'docx_sha256', 'docxSha256')} AS untouched
      FROM letter l WHERE l.id = $1::uuid`,
  },
} as const;

export async function signedFile(
  database: Database,
  id: string,
  kind: 'pdf' | 'docx',
): Promise<SignedFile | null> {
  const [row] = await database.read<SignedFile>(files[kind], [id]);
  return row ?? null;
}

/** Which signed letter has this hash. */
export interface HashedLetter {
  readonly id: string;
  readonly kind: LetterKind;
  readonly number: string;
  readonly title: string;
  readonly unit: string;
  readonly sha256: string;
  readonly signedBy: string;
  readonly signer: string;
  readonly signedAt: string;
}

/** Which letter of the reader's scope a file is; another unit's letter is no answer, as if it were none. */
export async function letterOfHash(
  database: Database,
  scopes: readonly ReadingScope[],
  sha256: string,
): Promise<HashedLetter | null> {
  const values = new Values();
  const text = `SELECT l.id, l.kind, l.number, l.title, l.unit, l.sha256, l.signed_by AS "signedBy", p.name AS signer,
      ${epochMs('l.signed_at')} AS "signedAt"
    FROM letter l JOIN person p ON p.id = l.signed_person
    WHERE l.sha256 = ${values.at(sha256)} AND ${letterInScope(scopes, values)}
      AND ${untouched('pdf', 'sha256', 'sha256')}`;
  const [row] = await database.read<HashedLetter>(prepared(text), values.list);
  return row ?? null;
}
