import type { Fund } from '#domain/ids/case-id.js';
import { legs } from '#domain/ledger/entry-legs.js';
import { isZero, type Yuan } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';
import type { Sql } from '../database.js';
import { guarded } from './guarded.js';
import { checkEntries, postEntry } from './post-entry.js';
import { writeAudit, type Stamp } from './write-audit.js';

/** What was on an account (by id) when its book was opened. */
export interface OpeningBalance {
  readonly account: string;
  readonly amount: Yuan;
}

/** Which day the balances are of, and what they rest on. */
export interface OpeningBasis {
  readonly valueDate: Day;
  readonly clause: string;
  readonly pack: string;
}

/**
 * Opening entries against the fund's OPENING account, so that every fund still sums to zero (M01).
 * An account opened before is left as it is; answers how many were opened now.
 */
export async function openBalances(
  sql: Sql,
  balances: readonly OpeningBalance[],
  basis: OpeningBasis,
  stamp: Stamp,
): Promise<number> {
  return guarded(sql, async () => {
    let opened = 0;
    for (const { account, amount } of balances) {
      if (isZero(amount)) continue;
      const { fund, counter, present } = await standing(sql, account);
      if (present) continue;
      await postEntry(
        sql,
        { kind: 'OPENING', fund, ...basis },
        legs(counter, account, amount),
        stamp.at,
      );
      const { clause, valueDate } = basis;
      const details = { amount, valueDate };
      await writeAudit(
        sql,
        { action: 'BALANCE_OPENED', object: 'account', id: account, clause, details },
        stamp,
      );
      opened += 1;
    }
    if (opened > 0) await checkEntries(sql);
    return opened;
  });
}

async function standing(
  sql: Sql,
  account: string,
): Promise<{ fund: Fund; counter: string; present: boolean }> {
  const [row] = await sql.rows<{ fund: Fund; counter: string | null; present: boolean }>(
    `SELECT a.fund,
       (SELECT o.id FROM fund_account o WHERE o.city = a.city AND o.fund = a.fund AND o.type = 'OPENING'
        ORDER BY o.id LIMIT 1) AS counter,
       EXISTS (SELECT 1 FROM posting p JOIN entry e ON e.id = p.entry_id AND e.kind = 'OPENING'
         WHERE p.account_id = a.id) AS present
     FROM fund_account a JOIN account_balance b ON b.account_id = a.id WHERE a.id = $1 FOR UPDATE OF b`,
    [account],
  );
  if (row === undefined || row.counter === null) {
    throw new RangeError(
      `账户 ${account} 或其期初对方户不存在 / account ${account} or its OPENING account is missing`,
    );
  }
  return { ...row, counter: row.counter };
}
