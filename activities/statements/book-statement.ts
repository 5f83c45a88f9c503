import { createHash } from 'node:crypto';
import type { Statement, StatementLine } from '#adapters/statements/statement.js';
import type { FundAccount } from '#policy/fund-accounts.js';
import type { Pack } from '#policy/pack.js';
import type { Sql } from '#persistence/database.js';
import { noteOtherHouse, recordStatement } from '#persistence/steps/statement-rows.js';
import { openUnordered } from '../open-items/open-unordered.js';
import { statementArrived } from '../open-items/statement-arrived.js';
import { tellShortCases } from '../transfers/waiting-cases.js';
import { bookLine } from './book-line.js';
import { lookAtLines } from './known-lines.js';
import { isLostOrder } from './lost-orders.js';
import { takeRefunds, type Unclaimed } from './take-refunds.js';

/** What the statements of one city are booked with. */
export interface Import {
  readonly pack: Pack;
  readonly origin: 'bank' | 'treasury';
  /** Our own accounts by number. */
  readonly own: ReadonlyMap<string, FundAccount>;
  readonly now: number;
}

/**
 * Keeps one account's statement of one day, books what came in and opens what nobody ordered, once.
 * True where it is its keeper's and new: it proves that day, and its balance is to be held against the books.
 */
export async function bookStatement(
  sql: Sql,
  at: Import,
  account: FundAccount,
  { day, lines, opening, closing }: Statement,
): Promise<boolean> {
  const { origin, now } = at;
  const hash = createHash('sha256').update(JSON.stringify(lines)).digest('hex');
  // Money may reach an account by the other house; only the keeper's own statement proves its day.
  const keeps = account.bank === origin;
  const statement = { system: origin, account: account.id, day, hash, opening, closing, lines };
  if (keeps && !(await recordStatement(sql, { ...statement, at: now }))) return false;
  const incoming = await bookLines(sql, at, account, day, lines);
  if (keeps) await statementArrived(sql, account.id, day, now);
  if (incoming > 0) await tellShortCases(sql, account, `${account.id}/${day}/${hash}`);
  return keeps;
}

/** Every line in both directions, by its exact key and content; answers how many brought money. */
export async function bookLines(
  sql: Sql,
  { pack, own, origin, now }: Import,
  account: FundAccount,
  day: string,
  lines: readonly StatementLine[],
): Promise<number> {
  let incoming = 0;
  const unclaimed: Unclaimed[] = [];
  for (const seen of await lookAtLines(sql, account.number, lines)) {
    const { line, nth, standing } = seen;
    if (standing === 'OURS' || (await isLostOrder(sql, pack.id, seen, now))) continue;
    if (line.direction === 'OUT') {
      const { key, amount, to, reference, sequence } = line;
      const paid = { account, day, key, nth, sequence, why: standing, amount, to, reference };
      await openUnordered(sql, pack, paid, now);
      continue;
    }
    const booked = await bookLine(sql, pack, account, line, nth, own, now);
    if (booked && account.bank !== origin) await noteOtherHouse(sql, booked.key);
    if (booked?.unclaimed) unclaimed.push(booked.unclaimed);
    incoming += 1;
  }
  await takeRefunds(sql, account.id, unclaimed, now);
  return incoming;
}
