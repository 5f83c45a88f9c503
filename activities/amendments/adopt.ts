import type { Day } from '#domain/time/day.js';
import { addAmendment } from '#persistence/amendments/amendment-rows.js';
import {
  holdAdoptable,
  waitingFor,
  type AdoptionRow,
} from '#persistence/amendments/adoption-rows.js';
import { tellCase } from '#persistence/outbox/tell-case.js';
import { finishCase } from '#persistence/steps/case-rows.js';
import type { Adopted } from '#policy/amendments/read-adoption.js';
import { auditCase, type CaseWork } from '../work.js';
import { openMissed } from './renewal.js';

export interface Adopting {
  readonly asked: AdoptionRow;
  readonly adopted: Adopted;
  readonly money: boolean;
  readonly decisionId: string;
  readonly agreedId: string | null;
  readonly on: Day;
}

/** What was decided becomes the city's rule, and every case that waits for it is told, in one transaction. */
export async function adopt(at: CaseWork, { asked, adopted, ...hands }: Adopting): Promise<void> {
  const { sql, row, now } = at;
  const { kind, key, fund, city } = asked;
  const { value, from, to, document } = adopted;
  const said = { kind, key, fund, value, from, to, document };
  await holdAdoptable(sql, city, asked);
  const id = await addAmendment(sql, { ...said, ...hands, city, caseId: row.id }, now);
  await finishCase(sql, row.id, 'ADOPTED', now);
  if (id === undefined) return;
  await auditCase(at, 'RULE_ADOPTED', row.clause, { amendment: id, ...said });
  for (const waiting of await waitingFor(sql, row.id)) {
    await tellCase(sql, waiting, 'ADOPTED', `ADOPTED/${id}`);
  }
  if (kind === 'VALIDITY') await openMissed(at, String(value));
}
