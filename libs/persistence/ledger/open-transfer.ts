import { fund, parseCaseId, processOf } from '#domain/ids/case-id.js';
import { parseTransferKey } from '#domain/ids/transfer-key.js';
import type { BookShare } from '#domain/ledger/books.js';
import type { TransferState } from '#domain/ledger/transfer-states.js';
import { covers, minus, type Yuan } from '#domain/money/yuan.js';
import type { Sql } from '../database.js';
import { contentHash } from './content-hash.js';
import { guarded } from './guarded.js';
import { KeyReused } from './ledger-faults.js';
import { lockAvailable } from './lock-balances.js';
import { findTransfer } from './read-transfer.js';
import { writeAudit, type Stamp } from './write-audit.js';

/** An order to pay out. Case, unit, fund and period are those of the key; accounts are account ids. */
export interface TransferOrder {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly amount: Yuan;
  readonly clause: string;
  readonly pack: string;
  readonly reference?: string;
  /** Whose the money is and becomes; absent: as the rule of the account outside says. */
  readonly books?: readonly BookShare[];
  readonly decisions: readonly string[];
  /** When the sweep looks after the order if its case does not; absent: at once. */
  readonly askAt?: number;
  /** Whoever orders holds the case and has seen that there is none of this key. */
  readonly isNew?: boolean;
}

export type TransferOpened =
  | { readonly state: TransferState; readonly key: string }
  | { readonly refused: 'INSUFFICIENT'; readonly available: Yuan; readonly gap: Yuan };

/**
 * Writes the order and holds back its money (M03). The same order again answers what is there;
 * the key with other content throws `KeyReused` (M05); too little money is an answer, not an error.
 */
export async function openTransfer(
  sql: Sql,
  order: TransferOrder,
  stamp: Stamp,
): Promise<TransferOpened> {
  return guarded(sql, async () => {
    const available = await lockAvailable(sql, order.from);
    const present = order.isNew ? undefined : await presentTransfer(sql, order);
    if (present !== undefined) return present;
    if (available !== null && !covers(available, order.amount)) {
      return { refused: 'INSUFFICIENT', available, gap: minus(order.amount, available) };
    }
    if (!(await insertOrder(sql, order, stamp))) {
      const winner = await presentTransfer(sql, order);
      if (winner === undefined) throw new Error(`transfer ${order.key} came and went`);
      return winner;
    }
    await writeAudit(
      sql,
      {
        action: 'TRANSFER_OPENED',
        object: 'transfer',
        id: order.key,
        caseId: parseTransferKey(order.key).caseId,
        clause: order.clause,
        details: { from: order.from, to: order.to, amount: order.amount, pack: order.pack },
      },
      stamp,
    );
    return { state: 'PENDING', key: order.key };
  });
}

const hashOf = (order: TransferOrder): string => {
  const of = parseCaseId(parseTransferKey(order.key).caseId);
  return contentHash({ direction: 'OUT', fund: fund(of.fund), ...order });
};

/** An order that stands already. Decisions that came later join it until it is released. */
async function presentTransfer(
  sql: Sql,
  order: TransferOrder,
): Promise<{ state: TransferState; key: string } | undefined> {
  const row = await findTransfer(sql, order.key);
  if (row === undefined) return undefined;
  const offered = hashOf(order);
  if (row.contentHash !== offered) throw new KeyReused(row.key, row.contentHash, offered);
  if (row.state === 'PENDING') await addDecisions(sql, order);
  return { state: row.state, key: row.key };
}

/** The order with the decisions that release it; false: there is one of this key. */
async function insertOrder(sql: Sql, order: TransferOrder, stamp: Stamp): Promise<boolean> {
  const { caseId, obligation, instalment } = parseTransferKey(order.key);
  const { city, process, unit, fund, period } = parseCaseId(caseId);
  const inserted = await sql.rows(
    `WITH made AS (
     INSERT INTO transfer (key, direction, case_id, city, process, unit, fund, period, obligation, instalment,
       from_account, from_type, to_account, to_type, amount, clause, pack, reference, content_hash, state, created_at, next_ask_at, books)
     SELECT $1, 'OUT', $2, $3, $4, $5, $6, $7, $8, $9, f.id, f.type, t.id, t.type, $10, $11, $12, $13, $14,
       'PENDING', to_timestamp($15 / 1000.0), to_timestamp($18 / 1000.0), $19
     FROM (SELECT $16::text AS id, (SELECT type FROM fund_account WHERE id = $16) AS type) f,
       (SELECT $17::text AS id, (SELECT type FROM fund_account WHERE id = $17) AS type) t
     ON CONFLICT (key) DO NOTHING RETURNING key),
     released AS (
       INSERT INTO transfer_decision (transfer_key, decision_id)
       SELECT made.key, decision FROM made, unnest($20::uuid[]) AS decision ON CONFLICT DO NOTHING)
     SELECT key FROM made`,
    [
      order.key,
      caseId,
      city,
      processOf(process),
      unit,
      fund,
      period,
      obligation,
      instalment,
      order.amount,
      order.clause,
      order.pack,
      order.reference ?? null,
      hashOf(order),
      stamp.at,
      order.from,
      order.to,
      order.askAt ?? stamp.at,
      order.books ? JSON.stringify(order.books) : null,
      order.decisions,
    ],
  );
  return inserted.length === 1;
}

async function addDecisions(sql: Sql, order: TransferOrder): Promise<void> {
  await sql.rows(
    `INSERT INTO transfer_decision (transfer_key, decision_id)
     SELECT $1, decision FROM unnest($2::uuid[]) AS decision
     WHERE NOT EXISTS (SELECT 1 FROM transfer_decision d WHERE d.transfer_key = $1 AND d.decision_id = decision)
     ON CONFLICT DO NOTHING`,
    [order.key, order.decisions],
  );
}
