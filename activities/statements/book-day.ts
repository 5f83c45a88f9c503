import type { Statement } from '#adapters/statements/statement.js';
import type { Sql } from '#persistence/database.js';
import { heldAmong } from '#persistence/ledger/account-hold.js';
import { proofArrived } from '#persistence/obligations/keep-obligations.js';
import { holdAgainstBooks } from '#persistence/steps/statement-books.js';
import { tellHeldCases } from '../transfers/waiting-cases.js';
import { bookStatement, type Import } from './book-statement.js';

export interface DayImport extends Import {
  /** Accounts that lack an earlier statement: their balance cannot be held against the books. */
  readonly gaps: ReadonlySet<string>;
}

/** Books the statements of one day and holds their closing balances against the books, all accounts at once. */
export async function bookDay(
  sql: Sql,
  at: DayImport,
  day: string,
  statements: readonly Statement[],
): Promise<void> {
  const given = statements.flatMap((statement) => {
    const account = at.own.get(statement.account);
    return account ? [{ account, statement }] : [];
  });
  const held = await heldAmong(
    sql,
    given.map(({ account }) => account.id),
  );
  const kept: string[] = [];
  for (const { account, statement } of given) {
    if (await bookStatement(sql, at, account, statement)) kept.push(account.id);
  }
  await proofArrived(sql, kept, day, at.now);
  await holdAgainstBooks(
    sql,
    kept.filter((id) => !at.gaps.has(id)),
    day,
  );
  await tellFreed(sql, at, held, day);
}

/** Accounts that were held and are free again by what was booked: whoever waits for one tries anew. */
async function tellFreed(
  sql: Sql,
  { pack, origin, now }: Import,
  held: ReadonlySet<string>,
  day: string,
): Promise<void> {
  if (held.size === 0) return;
  const still = await heldAmong(sql, [...held]);
  if (still.size < held.size) await tellHeldCases(sql, pack.id, `${origin}/${day}/${now}`);
}
