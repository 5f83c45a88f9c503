import type { Yuan } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';
import type { Sql } from '../database.js';
import { contentHash } from './content-hash.js';
import { guarded } from './guarded.js';
import { lockTransfer } from './read-transfer.js';
import { postTransfer } from './record-execution.js';
import { writeAudit, type Stamp } from './write-audit.js';

/** Money that has left an account already, as the statement shows it. Accounts are account ids. */
export interface UnorderedOut {
  readonly key: string;
  readonly caseId: string;
  readonly from: string;
  readonly to: string;
  readonly amount: Yuan;
  readonly valueDate: Day;
  readonly reference: string | null;
  readonly clause: string;
  readonly pack: string;
  /** Who recognised it; none where the same money came back. */
  readonly decisions: readonly string[];
}

/**
 * Posts it to UNEXPLAINED: EXECUTED, then POSTED. SQL refuses what no open item shows (TC022), too few
 * persons or departments (TC010), and more than the books have left (`never_negative`).
 */
export async function postUnordered(sql: Sql, out: UnorderedOut, stamp: Stamp): Promise<void> {
  await guarded(sql, async () => {
    await insertExecuted(sql, out, stamp);
    await sql.rows(
      `INSERT INTO transfer_decision (transfer_key, decision_id)
       SELECT $1, decision FROM unnest($2::uuid[]) AS decision`,
      [out.key, out.decisions],
    );
    const { key, caseId, clause, from, to, amount, valueDate } = out;
    const details = { from, to, amount, valueDate };
    const event = { action: 'PAYMENT_RECOGNISED', object: 'transfer', id: key } as const;
    await writeAudit(sql, { ...event, caseId, clause, details }, stamp);
    await postTransfer(sql, { ...(await lockTransfer(sql, key)), valueDate }, stamp);
  });
}

async function insertExecuted(sql: Sql, out: UnorderedOut, stamp: Stamp): Promise<void> {
  const { key, caseId, from, to, amount, valueDate, reference, clause, pack } = out;
  const [account] = await sql.rows<{ fund: 'EMPLOYEE' | 'RESIDENT' }>(
    'SELECT fund FROM fund_account WHERE id = $1',
    [from],
  );
  if (!account) throw new RangeError(`没有账户 ${from} / there is no account ${from}`);
  const hash = contentHash({ direction: 'OUT', from, to, fund: account.fund, amount, clause });
  await sql.rows(
    `INSERT INTO transfer (key, direction, case_id, city, process, unit, fund, period, from_account, from_type,
       to_account, to_type, amount, clause, pack, reference, content_hash, state, value_date, created_at)
     SELECT $1, 'OUT', c.id, c.city, c.process, a.unit, c.fund, c.period, a.id, a.type, u.id, u.type, $5, $6, $7, $8,
       $9, 'EXECUTED', $10, to_timestamp($11 / 1000.0)
     FROM process_case c, fund_account a, fund_account u WHERE c.id = $2 AND a.id = $3 AND u.id = $4`,
    [key, caseId, from, to, amount, clause, pack, reference, hash, valueDate, stamp.at],
  );
}
