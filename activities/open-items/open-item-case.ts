import { createHash } from 'node:crypto';
import { WorkflowType } from '#contracts/engine.js';
import { caseId, city, processId, unit, type Fund } from '#domain/ids/case-id.js';
import { period } from '#domain/time/period.js';
import { processRunBy, type Pack } from '#policy/pack.js';
import type { Sql } from '#persistence/database.js';
import { startRun } from '#persistence/outbox/start-run.js';
import { createCase, lockCase } from '#persistence/steps/case-rows.js';
import { auditCase } from '../work.js';

/** The clause that a statement's lines are booked under: of 对账, or of the rules as a whole where no 对账 runs yet. */
export const bookedUnder = (pack: Pack): string =>
  processRunBy(pack, 'RECONCILIATION')?.clause ?? pack.validFrom.clause;

/** A bank's key may be of any form and length; a case's name is not. */
const namedBy = (about: string): string =>
  createHash('sha256').update(about).digest('hex').slice(0, 12).toUpperCase();

export interface NewOpenItem {
  /** What kind of item, in the case's name. */
  readonly letter: string;
  /** What it is about; the same gives the same case. */
  readonly about: string;
  readonly fund: Fund;
  readonly period: string;
  readonly state: string;
  /** For the engine's own pages. */
  readonly summary: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/**
 * A reconciliation case of its own (LS-3.b); `fill` writes what it is about. Nothing when it stands
 * already, or when the city's pack reconciles by another process.
 */
export async function openItemCase(
  sql: Sql,
  pack: Pack,
  item: NewOpenItem,
  now: number,
  fill: (caseId: string) => Promise<void>,
): Promise<void> {
  const found = processRunBy(pack, 'RECONCILIATION');
  if (!found?.clause) return;
  const { id: process, clause } = found;
  const stream = `${item.letter}_${namedBy(item.about)}`;
  const names = {
    city: city(pack.id),
    unit: unit(pack.division),
    fund: item.fund,
    period: period(item.period),
  };
  const id = caseId({ ...names, process: processId(`${process}-${stream}`) });
  const workflowType = WorkflowType.openItem;
  const { reference } = pack;
  const row = { ...names, id, process, stream, workflowType, pack: reference, clause };
  if (!(await createCase(sql, { ...row, state: item.state, openedAt: now }))) return;
  await fill(id);
  const summary = `${found.title.zh} ${item.summary}`;
  await startRun(sql, { id, workflowType, input: { caseId: id }, summary });
  await auditCase({ sql, now, row: await lockCase(sql, id) }, 'CASE_OPENED', clause, item.details);
}
