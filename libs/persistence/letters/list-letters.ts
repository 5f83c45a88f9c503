import type { LetterItem, LetterKind, LetterState } from '#contracts/api/letters.js';
import { instantText } from '#domain/time/instant.js';
import type { Database } from '../database.js';
import { inScope, type ReadingScope } from '../organisation/reading-scope.js';
import { epochMs, prepared, Values } from '../select-text.js';

/** One letter among others, without its words. */
export interface LetterRow {
  readonly id: string;
  readonly kind: LetterKind;
  readonly state: LetterState;
  readonly number: string | null;
  readonly sha256: string | null;
  readonly signedBy: string | null;
  readonly signer: string | null;
  readonly signedAt: string | null;
  readonly deliveredAt: string | null;
  readonly readAt: string | null;
  readonly withdrawnAt: string | null;
  readonly rung: string;
  readonly title: string;
}

export const letterColumns = `l.id, l.kind, l.state, l.number, l.sha256, l.signed_by AS "signedBy",
  p.name AS signer, ${epochMs('l.signed_at')} AS "signedAt", ${epochMs('l.delivered_at')} AS "deliveredAt",
  ${epochMs('l.read_at')} AS "readAt", ${epochMs('l.withdrawn_at')} AS "withdrawnAt", l.rung, l.title`;

/** Row scope; a draft is the city's own paper, so a county sees a letter once it is signed. */
export function letterInScope(scopes: readonly ReadingScope[], values: Values): string {
  const cityWide = scopes.filter(({ unit }) => unit === null);
  return `(${inScope(scopes, values, 'l')}) AND (l.state <> 'DRAFT' OR (${inScope(cityWide, values, 'l')}))`;
}

const textOf = (ms: string | null): string | null => (ms === null ? null : instantText(Number(ms)));

/** A row in the shape of the contract. */
export const letterItemOf = (row: LetterRow): LetterItem => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  number: row.number,
  sha256: row.sha256,
  signedBy:
    row.signedBy === null || row.signer === null
      ? null
      : { username: row.signedBy, person: row.signer },
  signedAt: textOf(row.signedAt),
  deliveredAt: textOf(row.deliveredAt),
  readAt: textOf(row.readAt),
  rung: row.rung,
  title: row.title,
  withdrawnAt: textOf(row.withdrawnAt),
});

const mostLetters = 50;

/** The letters of a duty, oldest first, as `GET /obligations/{id}` shows them. */
export async function lettersOfObligation(
  database: Database,
  scopes: readonly ReadingScope[],
  obligationId: string,
): Promise<LetterItem[]> {
  const values = new Values();
  const text = `SELECT ${letterColumns} FROM letter l LEFT JOIN person p ON p.id = l.signed_person
    WHERE l.obligation_id = ${values.at(obligationId)}::uuid AND ${letterInScope(scopes, values)}
    ORDER BY l.drafted_at, l.id LIMIT ${mostLetters}`;
  return (await database.read<LetterRow>(prepared(text), values.list)).map(letterItemOf);
}
