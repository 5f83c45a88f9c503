import type { Statement, StatementLine } from '#adapters/statements/statement.js';
import { lineName, numbered, standingOfLine, type NotOurs } from '#domain/ledger/statement-line.js';
import type { Difference, DifferenceKind, Movement } from '#persistence/operations/differences.js';
import { movementOf, type TransferRow } from '#persistence/ledger/read-transfer.js';
import type { UnorderedRow } from '#persistence/open-items/unordered-rows.js';

/** What our books have that a statement's lines may be; transfers by key, payments nobody ordered by line name. */
export interface BooksOfLines {
  readonly transfers: ReadonlyMap<string, TransferRow>;
  readonly unordered: ReadonlyMap<string, UnorderedRow>;
}

/** The lines of one statement against our books: what differs, and which of our movements they are. */
export interface LinesCompared {
  readonly differences: readonly Difference[];
  readonly matched: readonly string[];
}

const kinds: Readonly<Record<NotOurs, DifferenceKind>> = {
  NOT_ORDERED: 'AT_BANK_ONLY',
  NOT_RELEASED: 'AT_BANK_ONLY',
  EXECUTED_AGAIN: 'AT_BANK_ONLY',
  GIVEN_UP: 'FAILED_BUT_EXECUTED',
  OTHER_AMOUNT: 'OTHER_CONTENT',
  OTHER_ACCOUNT: 'OTHER_CONTENT',
};

/** Every line in both directions, by its exact key and content (LS-3.b). */
export function compareLines(
  { account, day, lines }: Statement,
  books: BooksOfLines,
): LinesCompared {
  const differences: Difference[] = [];
  const matched: string[] = [];
  for (const { line, nth } of numbered(lines)) {
    const name = lineName(line.key, account, day, nth);
    const known = books.transfers.get(line.key);
    const standing = standingOfLine(account, line, nth, known && movementOf(known));
    const unordered = books.unordered.get(name);
    const posted = unordered ? (unordered.resolved ? unordered.ledgerKey : null) : name;
    if (standing === 'OURS') {
      if (known?.state === 'POSTED') matched.push(line.key);
      else differences.push(difference('EXECUTED_UNPOSTED', line, known));
    } else if (posted !== null && books.transfers.get(posted)?.state === 'POSTED') {
      matched.push(posted);
    } else differences.push(difference(kinds[standing], line, known));
  }
  return { differences, matched };
}

/** Keys under which our books may have a statement's lines. */
export const namesOf = ({ account, day, lines }: Statement): readonly string[] =>
  numbered(lines).flatMap(({ line, nth }) => [line.key, lineName(line.key, account, day, nth)]);

function difference(
  kind: DifferenceKind,
  { key, from, to, amount, valueDate }: StatementLine,
  row: TransferRow | undefined,
): Difference {
  const ledger: Movement | null = row
    ? {
        from: row.fromNumber,
        to: row.toNumber,
        amount: row.amount,
        valueDate: row.valueDate,
        state: row.state,
      }
    : null;
  return { kind, key, bank: { from, to, amount, valueDate }, ledger };
}
