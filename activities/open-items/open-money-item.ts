import { createHash } from 'node:crypto';
import { WorkflowType } from '#contracts/engine.js';
import { caseId, city, processId, unit } from '#domain/ids/case-id.js';
import { monthOf } from '#domain/time/month.js';
import { period } from '#domain/time/period.js';
import { loadPack } from '#policy/load-packs.js';
import type { Sql } from '#persistence/database.js';
import { findTransfer } from '#persistence/ledger/read-transfer.js';
import { createMoneyItem } from '#persistence/open-items/open-item-rows.js';
import { postToEngine } from '#persistence/outbox/post-to-engine.js';
import { createCase, lockCase } from '#persistence/steps/case-rows.js';
import { auditCase } from '../work.js';

const process = 'P24';
/** A bank's key may be of any form and length; a case's name is not. */
const namedBy = (key: string): string =>
  createHash('sha256').update(key).digest('hex').slice(0, 12).toUpperCase();

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
  const pack = loadPack(row.city);
  const definition = pack.processes.get(process);
  if (!definition) return;
  const { letter, state } = kinds[money.kind];
  const stream = `${letter}_${namedBy(row.key)}`;
  const names = {
    city: city(row.city),
    unit: unit(pack.division),
    fund: row.fund,
    period: period(monthOf(row.valueDate)),
  };
  const id = caseId({ ...names, process: processId(`${process}-${stream}`) });
  const workflowType = WorkflowType.openItem;
  const clause = definition.clause ?? row.clause;
  const facts = {
    ...names,
    id,
    process,
    stream,
    workflowType,
    pack: pack.reference,
    state,
    clause,
  };
  if (!(await createCase(sql, { ...facts, openedAt: now }))) return;
  await createMoneyItem(sql, {
    caseId: id,
    kind: money.kind,
    transferKey: row.key,
    amount: money.amount ?? row.amount,
    payer: money.payer ?? null,
    aboutCase: money.aboutCase ?? null,
    openedAt: now,
  });
  const summary = `${definition.title.zh} ${row.key}`;
  const payload = { workflowType, input: { caseId: id }, summary };
  await postToEngine(sql, { kind: 'START', workflowId: id, name: workflowType, key: id, payload });
  const details = { transfer: row.key };
  await auditCase({ sql, now, row: await lockCase(sql, id) }, 'CASE_OPENED', clause, details);
}
