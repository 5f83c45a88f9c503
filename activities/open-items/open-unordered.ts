import { lineName, type NotOurs } from '#domain/ledger/statement-line.js';
import { day as dayText } from '#domain/time/day.js';
import { monthOf } from '#domain/time/month.js';
import type { FundAccount } from '#policy/fund-accounts.js';
import type { Pack } from '#policy/pack.js';
import type { Sql } from '#persistence/database.js';
import {
  createUnordered,
  isTakenKey,
  unorderedOn,
} from '#persistence/open-items/unordered-rows.js';
import { openItemCase } from './open-item-case.js';

/** A statement's line by which money left one of our accounts, and why it is not ours. */
export interface UnorderedLine {
  readonly account: FundAccount;
  readonly day: string;
  readonly key: string;
  readonly nth: number;
  readonly sequence: number;
  readonly why: NotOurs;
  readonly amount: string;
  readonly to: string;
  readonly reference: string;
}

/** LS-3.b: from one fen on, money that nobody ordered is a case of its own, once, and holds its account. */
export async function openUnordered(
  sql: Sql,
  pack: Pack,
  line: UnorderedLine,
  now: number,
): Promise<void> {
  const { account, day, key, nth } = line;
  const known = await unorderedOn(sql, account.id, day);
  if (known.some((each) => each.bankKey === key && each.nth === nth)) return;
  const name = lineName(key, account.number, day, nth);
  const ledgerKey = (await isTakenKey(sql, key)) ? name : key;
  const item = {
    letter: 'U',
    about: name,
    fund: account.fund,
    period: monthOf(dayText(day)),
    state: 'UNORDERED',
    summary: key,
    details: { account: account.id, day, key, why: line.why, amount: line.amount },
  };
  await openItemCase(sql, pack, item, now, (caseId) =>
    createUnordered(
      sql,
      {
        caseId,
        account: account.id,
        day,
        bankKey: key,
        nth,
        sequence: String(line.sequence),
        why: line.why,
        amount: line.amount,
        to: line.to,
        reference: line.reference,
        ledgerKey,
      },
      now,
    ),
  );
}
