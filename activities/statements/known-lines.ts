import type { Sql } from '#persistence/database.js';
import { findTransfers, movementOf } from '#persistence/ledger/read-transfer.js';
import {
  numbered,
  standingOfLine,
  type LineStanding,
  type SeenLine,
} from '#domain/ledger/statement-line.js';

/** A line with its place among the lines of its key, and what our books make of it. */
export interface LookedAt<Line extends SeenLine> {
  readonly line: Line;
  readonly nth: number;
  readonly standing: LineStanding;
}

/** Holds every line of an account's day against our books, by its exact key and content. */
export async function lookAtLines<Line extends SeenLine>(
  sql: Sql,
  account: string,
  lines: readonly Line[],
): Promise<readonly LookedAt<Line>[]> {
  if (lines.length === 0) return [];
  const known = new Map(
    (await findTransfers(sql, [...new Set(lines.map(({ key }) => key))])).map((row) => [
      row.key,
      row,
    ]),
  );
  return numbered(lines).map(({ line, nth }) => {
    const row = known.get(line.key);
    const standing = standingOfLine(account, line, nth, row && movementOf(row));
    return { line, nth, standing };
  });
}
