import { monthOf } from '#domain/time/month.js';
import { loadPack } from '#policy/load-packs.js';
import type { Sql } from '#persistence/database.js';
import { findTransfer } from '#persistence/ledger/read-transfer.js';
import { createMoneyItem } from '#persistence/open-items/open-item-rows.js';
import { openItemCase } from './open-item-case.js';

const kinds = {
  UNMATCHED: { letter: 'R', state: 'UNMATCHED' },
  OVERPAID: { letter: 'X', state: 'OVERPAID' },
} as const;

interface Money {
  readonly kind: keyof typeof kinds;
  readonly transferKey: string;
  /** Absent: all of it. */
  readonly amount?: string;
  readonly payer?: string | null;
  /** The case it was counted for. */
  readonly aboutCase?: string;
}

/** LS-3.b: booked money that nobody knows, or that is more than owed, becomes a case of its own, once. */
export async function openMoneyItem(sql: Sql, money: Money, now: number): Promise<void> {
  const row = await findTransfer(sql, money.transferKey);
  if (!row?.valueDate) throw new Error(`${money.transferKey} is not booked`);
  const item = {
    ...kinds[money.kind],
    about: row.key,
    fund: row.fund,
    period: monthOf(row.valueDate),
    summary: row.key,
    details: { transfer: row.key },
  };
  await openItemCase(sql, loadPack(row.city), item, now, (caseId) =>
    createMoneyItem(sql, {
      caseId,
      kind: money.kind,
      transferKey: row.key,
      amount: money.amount ?? row.amount,
      payer: money.payer ?? null,
      aboutCase: money.aboutCase ?? null,
      openedAt: now,
    }),
  );
}
