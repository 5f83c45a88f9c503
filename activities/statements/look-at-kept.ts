import { yuan } from '#domain/money/yuan.js';
import { day as dayText } from '#domain/time/day.js';
import type { FundAccount } from '#policy/fund-accounts.js';
import type { Pack } from '#policy/pack.js';
import { inLedger } from '#persistence/ledger/in-ledger.js';
import { takeUnmatched } from '#persistence/steps/statement-rows.js';
import { system, type Work } from '../work.js';
import { bookLines } from './book-statement.js';

/** So many statements in one transaction; an account has one a day. */
const atOnce = 500;

/**
 * Statements that an earlier version kept were never asked what left. They are looked at once, oldest
 * first, before anything new is booked; what came in stands in the books already and is not booked again.
 */
export async function lookAtKept(
  work: Work,
  pack: Pack,
  own: ReadonlyMap<string, FundAccount>,
): Promise<void> {
  const accounts = new Map([...own.values()].map((account) => [account.id, account]));
  for (let taken = atOnce; taken === atOnce;) {
    const now = await work.clock.now();
    taken = await inLedger(work.database, { at: now, actor: system }, async (sql) => {
      const statements = await takeUnmatched(sql, pack.id, atOnce);
      for (const { system: origin, account, day, lines } of statements) {
        const of = accounts.get(account);
        const read = lines.map((line) => ({
          ...line,
          amount: yuan(line.amount),
          valueDate: dayText(line.valueDate),
        }));
        if (of) await bookLines(sql, { pack, own, origin, now }, of, day, read);
      }
      return statements.length;
    });
  }
}
