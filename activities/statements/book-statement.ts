import { createHash } from 'node:crypto';
import type { Statement, StatementLine } from '#adapters/statements/statement.js';
import type { FundAccount } from '#policy/fund-accounts.js';
import type { Pack } from '#policy/pack.js';
import type { Sql } from '#persistence/database.js';
import { holdOf } from '#persistence/ledger/account-hold.js';
import { proofArrived } from '#persistence/obligations/keep-obligations.js';
import { postToEngine } from '#persistence/outbox/post-to-engine.js';
import { casesAwaitingFunds } from '#persistence/steps/money-facts.js';
import { holdAgainstBooks } from '#persistence/steps/statement-books.js';
import { noteOtherHouse, recordStatement } from '#persistence/steps/statement-rows.js';
import { openUnordered } from '../open-items/open-unordered.js';
import { statementArrived } from '../open-items/statement-arrived.js';
import { tellHeldCases } from '../transfers/held-cases.js';
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
  /** Accounts that lack an earlier statement: their balance cannot be held against the books. */
  readonly gaps: ReadonlySet<string>;
  readonly now: number;
}

/** Keeps one account's statement of one day, books what came in and opens what nobody ordered, once. */
export async function bookStatement(
  sql: Sql,
  at: Import,
  account: FundAccount,
  { day, lines, opening, closing }: Statement,
): Promise<void> {
  const { origin, now } = at;
  const hash = createHash('sha256').update(JSON.stringify(lines)).digest('hex');
  // Money may reach an account by the other house; only the keeper's own statement proves its day.
  const keeps = account.bank === origin;
  const statement = { system: origin, account: account.id, day, hash, opening, closing, lines };
  if (keeps && !(await recordStatement(sql, { ...statement, at: now }))) return;
  const before = await holdOf(sql, account.id);
  const incoming = await bookLines(sql, at, account, day, lines);
  if (keeps) {
    if (!at.gaps.has(account.id)) await holdAgainstBooks(sql, account.id, day);
    await proofArrived(sql, account.id, day, now);
    await statementArrived(sql, account.id, day, now);
  }
  if (before !== null && (await holdOf(sql, account.id)) === null) {
    await tellHeldCases(sql, account.city, `${account.id}/${day}/${hash}`);
  }
  if (incoming > 0) await tellWaiting(sql, account, `${day}/${hash}`);
}

/** Every line in both directions, by its exact key and content; answers how many brought money. */
export async function bookLines(
  sql: Sql,
  { pack, own, origin, now }: Omit<Import, 'gaps'>,
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

/** Money has come: whoever waits for funds of that fund tries again (decisions 22), also by a day's second statement. */
async function tellWaiting(
  sql: Sql,
  { city, fund, id }: FundAccount,
  statement: string,
): Promise<void> {
  for (const waiting of await casesAwaitingFunds(sql, city, fund)) {
    await postToEngine(sql, {
      kind: 'SIGNAL',
      workflowId: waiting,
      name: 'notice',
      key: `${waiting}/RECEIPT/${id}/${statement}`,
      payload: { kind: 'RECEIPT' },
    });
  }
}
