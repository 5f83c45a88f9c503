import { WorkflowType } from '#contracts/engine.js';
import { instantText } from '#domain/time/instant.js';
import { daysOf, period as periodNamed } from '#domain/time/period.js';
import { missedBy, missOpening } from '#persistence/amendments/missed-openings.js';
import type { Sql } from '#persistence/database.js';
import { startRun } from '#persistence/outbox/start-run.js';
import { validityKey } from '#policy/amendments/amended.js';
import type { Pack } from '#policy/pack.js';
import type { CaseWork } from '../work.js';
import { askAdoption } from './ask-adoption.js';

/** A period that would open now, had the rules not ended before it begins. */
export interface Expired {
  readonly pack: Pack;
  readonly process: string;
  readonly kind?: string | null | undefined;
  readonly period: string;
}

/** The rules have ended: the period is written down, and whoever renews them has a task, one for all. */
export async function missBecauseExpired(
  sql: Sql,
  { pack, process, kind, period }: Expired,
  now: number,
): Promise<void> {
  const { first } = daysOf(periodNamed(period));
  const missed = { city: pack.id, process, kind: kind ?? null, period, begins: first };
  await missOpening(sql, missed, now);
  const renewal = { kind: 'VALIDITY', key: validityKey, fund: null, day: first } as const;
  await askAdoption(sql, pack, renewal, now);
}

/** The rules go on until a day: the periods that begin by then and did not open meanwhile open at once. */
export async function openMissed({ sql, row, now }: CaseWork, until: string): Promise<void> {
  const workflowType = WorkflowType.openPeriod;
  const scheduledAt = instantText(now);
  for (const { city, process, kind, period } of await missedBy(sql, row.city, until)) {
    const id = [city, process, 'open-renewed', kind ?? '', period].join('/');
    const input = { city, process, period, scheduledAt, ...(kind !== null && { kind }) };
    await startRun(sql, { id, workflowType, input, summary: `${process} ${period}` });
  }
}
