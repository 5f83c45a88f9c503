import type { StatementLine } from '#adapters/statements/statement.js';
import { lineName } from '#domain/ledger/statement-line.js';
import { accountId, type FundAccount } from '#policy/fund-accounts.js';
import type { Pack } from '#policy/pack.js';
import { reconciliationOf } from '../open-items/open-item-case.js';
import type { Sql } from '#persistence/database.js';
import { bookIncoming } from '#persistence/ledger/book-incoming.js';
import { findTransfer } from '#persistence/ledger/read-transfer.js';
import type { DutyInMoney } from '#persistence/obligations/settle-receipts.js';
import { isTakenKey } from '#persistence/open-items/unordered-rows.js';
import { receivedAs } from '../receipts/received-as.js';
import { countReceipt, dutyOfRemark } from '../receipts/match-receipt.js';
import { system } from '../work.js';
import type { Unclaimed } from './take-refunds.js';

type Line = Pick<
  StatementLine,
  'key' | 'from' | 'amount' | 'valueDate' | 'reference' | 'payer' | 'direction' | 'to'
>;

/** Money that was booked now; `unclaimed` where it counts for no duty. */
export interface BookedLine {
  readonly key: string;
  readonly unclaimed?: Unclaimed;
}

/** Books money that came in, once; undefined when it stood in our books already. */
export async function bookLine(
  sql: Sql,
  pack: Pack,
  account: FundAccount,
  line: Line,
  nth: number,
  own: ReadonlyMap<string, FundAccount>,
  now: number,
): Promise<BookedLine | undefined> {
  const inside = line.from !== null && own.has(line.from);
  const duty = inside ? undefined : await dutyOfRemark(sql, line.reference, account.id);
  const key = await nameOf(sql, account, line, nth, inside);
  const unknown = duty === undefined && !inside;
  const { booked } = await bookIncoming(
    sql,
    {
      key,
      to: account.number,
      from: payerOf(pack, account, line, inside),
      amount: line.amount,
      valueDate: line.valueDate,
      reference: line.reference || null,
      label: unknown ? 'SUSPENSE' : null,
      clause: reconciliationOf(pack).clause,
      pack: pack.reference,
      ...sharesOf(pack, duty),
    },
    { at: now, actor: system },
  );
  if (!booked) return undefined;
  if (duty === undefined) {
    return { key, unclaimed: { key, payer: line.payer?.name ?? null, unknown } };
  }
  await countReceipt(sql, { transferKey: key, ...duty, decisionId: null }, now);
  return { key };
}

/** Money that counts for a duty is what the duty's process says, of its unit and year. */
function sharesOf(pack: Pack, duty: DutyInMoney | undefined) {
  const share = duty && receivedAs(pack, duty);
  return share ? { books: [share] } : {};
}

/**
 * The bank's own key, unless something else has it in our books. Money between two accounts of ours leaves
 * the key to the side that paid.
 */
async function nameOf(
  sql: Sql,
  account: FundAccount,
  line: Line,
  nth: number,
  inside: boolean,
): Promise<string> {
  const own = lineName(line.key, account.number, line.valueDate, nth);
  if (inside || nth > 1) return own;
  const row = await findTransfer(sql, line.key);
  if (row) {
    const same = row.direction === 'IN' && row.to === account.id && row.amount === line.amount;
    return same && row.valueDate === line.valueDate ? line.key : own;
  }
  return (await isTakenKey(sql, line.key)) ? own : line.key;
}

/** Whose outside account stands for the payer: the unit's budget if it is named and may pay here, else whoever may. */
function payerOf(pack: Pack, account: FundAccount, { payer }: Line, inside: boolean): string {
  const mayPay = (type: string): boolean =>
    pack.accountPairs.pairs.some((pair) => pair.from === type && pair.to === account.type);
  if (inside && mayPay('UNEXPLAINED')) {
    return accountId(pack.division, 'UNEXPLAINED', account.fund);
  }
  const unit = pack.units.find(({ code }) => code === payer?.unit);
  if (unit?.level === 'COUNTY_UNIT' && mayPay('FIN_COUNTY')) {
    return accountId(unit.code, 'FIN_COUNTY', account.fund);
  }
  if (unit?.level === 'CITY' && mayPay('FIN_CITY')) {
    return accountId(unit.code, 'FIN_CITY', account.fund);
  }
  const type = ['PAYER', 'PROVIDER'].find(mayPay) ?? 'PAYER';
  return accountId(pack.division, type, account.fund);
}
