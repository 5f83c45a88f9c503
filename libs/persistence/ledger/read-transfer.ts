import type { Fund } from '#domain/ids/case-id.js';
import type { KnownMovement } from '#domain/ledger/statement-line.js';
import type { Direction, TransferState } from '#domain/ledger/transfer-states.js';
import type { Yuan } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';
import type { Sql } from '../database.js';
import { TransferUnknownKey } from './ledger-faults.js';

/** A transfer as the ledger holds it; accounts by id and by the number the bank knows. */
export interface TransferRow {
  readonly key: string;
  readonly direction: Direction;
  readonly caseId: string | null;
  readonly city: string;
  readonly fund: Fund;
  readonly from: string;
  readonly fromType: string;
  readonly fromNumber: string;
  readonly to: string;
  readonly toType: string;
  readonly toNumber: string;
  readonly amount: Yuan;
  readonly clause: string;
  readonly pack: string;
  readonly reference: string | null;
  readonly contentHash: string;
  readonly state: TransferState;
  readonly attempts: number;
  readonly nextAskAt: Date | null;
  /** Why it is not known or has failed, in a word. */
  readonly failure: string | null;
  readonly valueDate: Day | null;
}

const select = `
  SELECT t.key, t.direction, t.case_id AS "caseId", t.city, t.fund, t.amount, t.clause, t.pack,
    t.from_account AS "from", t.from_type AS "fromType", f.number AS "fromNumber",
    t.to_account AS "to", t.to_type AS "toType", o.number AS "toNumber", t.reference,
    t.content_hash AS "contentHash", t.state, t.attempts, t.next_ask_at AS "nextAskAt", t.failure,
    t.value_date AS "valueDate"
  FROM transfer t JOIN fund_account f ON f.id = t.from_account JOIN fund_account o ON o.id = t.to_account`;
const selectOne = `${select} WHERE t.key = $1`;

/** The transfer of a key, if there is one. */
export async function findTransfer(sql: Sql, key: string): Promise<TransferRow | undefined> {
  return (await sql.rows<TransferRow>(selectOne, [key]))[0];
}

/** The transfers of these keys, those that there are. */
export function findTransfers(sql: Sql, keys: readonly string[]): Promise<TransferRow[]> {
  return sql.rows<TransferRow>(`${select} WHERE t.key = ANY ($1)`, [keys]);
}

/** The transfer, held until the transaction ends: what is decided about it is decided one after another. */
export async function lockTransfer(sql: Sql, key: string): Promise<TransferRow> {
  const [row] = await sql.rows<TransferRow>(`${selectOne} FOR UPDATE OF t`, [key]);
  if (row === undefined) throw new TransferUnknownKey(key);
  return row;
}

/** The transfer as a statement's line is held against it. */
export const movementOf = (row: TransferRow): KnownMovement => ({
  direction: row.direction,
  from: row.fromNumber,
  to: row.toNumber,
  amount: row.amount,
  state: row.state,
  valueDate: row.valueDate,
});
