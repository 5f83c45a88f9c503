import type { BookShare } from '#domain/ledger/books.js';
import type { TransferState } from '#domain/ledger/transfer-states.js';
import type { Yuan } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';
import type { Sql } from '../database.js';
import { contentHash } from './content-hash.js';
import { findAccountByNumber, type FundAccount } from './find-account.js';
import { guarded } from './guarded.js';
import { KeyReused } from './ledger-faults.js';
import { findTransfer } from './read-transfer.js';
import { postTransfer } from './record-execution.js';
import type { Stamp } from './write-audit.js';

/** A line of a bank's or the treasury's statement by which money came in, under their key. */
export interface IncomingLine {
  readonly key: string;
  /** Number of the account the bank names. */
  readonly to: string;
  /** Account id of who paid; absent: 缴费人 (PAYER) of the receiving account's fund. */
  readonly from?: string;
  readonly amount: Yuan;
  readonly valueDate: Day;
  readonly reference: string | null;
  /** `SUSPENSE` while nobody knows what the money is for. */
  readonly label: 'SUSPENSE' | null;
  readonly clause: string;
  readonly pack: string;
  /** Whose it is, where that is known beside the account it comes from. */
  readonly books?: readonly BookShare[];
}

/** Books money that arrived: EXECUTED, then POSTED. The same line again changes nothing (M04, M05). */
export async function bookIncoming(
  sql: Sql,
  line: IncomingLine,
  stamp: Stamp,
): Promise<{ readonly state: TransferState; readonly key: string; readonly booked: boolean }> {
  return guarded(sql, async () => {
    const to = await findAccountByNumber(sql, line.to);
    if (to === undefined)
      throw new RangeError(`没有账号 ${line.to} / no account has number ${line.to}`);
    const from = line.from ?? (await payerOf(sql, to));
    const { amount, clause } = line;
    const hash = contentHash({ direction: 'IN', from, to: to.id, fund: to.fund, amount, clause });
    const booked = await insertLine(sql, line, { from, to, hash }, stamp);
    const row = await findTransfer(sql, line.key);
    if (row === undefined) throw new Error(`transfer ${line.key} came and went`);
    if (row.contentHash !== hash || row.valueDate !== line.valueDate) {
      throw new KeyReused(line.key, row.contentHash, hash);
    }
    if (!booked) return { state: row.state, key: row.key, booked };
    await postTransfer(sql, { ...row, valueDate: line.valueDate }, stamp);
    return { state: 'POSTED', key: row.key, booked };
  });
}

async function payerOf(sql: Sql, to: FundAccount): Promise<string> {
  const [payer] = await sql.rows<{ id: string }>(
    `SELECT id FROM fund_account WHERE city = $1 AND fund = $2 AND type = 'PAYER' ORDER BY id LIMIT 1`,
    [to.city, to.fund],
  );
  if (payer === undefined) throw new RangeError(`没有缴费人账户 / no PAYER account for ${to.fund}`);
  return payer.id;
}

async function insertLine(
  sql: Sql,
  line: IncomingLine,
  known: { readonly from: string; readonly to: FundAccount; readonly hash: string },
  stamp: Stamp,
): Promise<boolean> {
  const { to } = known;
  const inserted = await sql.rows(
    `INSERT INTO transfer (key, direction, city, unit, fund, from_account, from_type, to_account, to_type,
       amount, clause, pack, reference, content_hash, state, value_date, label, created_at, books)
     VALUES ($1, 'IN', $2, $3, $4, $5, (SELECT type FROM fund_account WHERE id = $5), $6, $7,
       $8, $9, $10, $11, $12, 'EXECUTED', $13, $14, to_timestamp($15 / 1000.0), $16)
     ON CONFLICT (key) DO NOTHING RETURNING key`,
    [
      line.key,
      to.city,
      to.unit,
      to.fund,
      known.from,
      to.id,
      to.type,
      line.amount,
      line.clause,
      line.pack,
      line.reference,
      known.hash,
      line.valueDate,
      line.label,
      stamp.at,
      line.books ? JSON.stringify(line.books) : null,
    ],
  );
  return inserted.length === 1;
}
