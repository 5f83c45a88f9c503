import { createHash } from 'node:crypto';
import type { Adoptable } from '#contracts/amendments.js';
import { WorkflowType } from '#contracts/engine.js';
import { caseId, city, fund, processId, unit } from '#domain/ids/case-id.js';
import type { Day } from '#domain/time/day.js';
import { period } from '#domain/time/period.js';
import { addAdoption, askedFor, holdAdoptable } from '#persistence/amendments/adoption-rows.js';
import { appendAudit } from '#persistence/audit/append-audit.js';
import type { Sql } from '#persistence/database.js';
import { startRun } from '#persistence/outbox/start-run.js';
import { createCase } from '#persistence/steps/case-rows.js';
import { desksOfAdoption } from '#policy/amendments/adoption-desks.js';
import { unitOfKey } from '#policy/amendments/adoption-form.js';
import { matterOf } from '#policy/amendments/adoption-process.js';
import { deskOf, type Pack } from '#policy/pack.js';
import { parametersNamed } from '#policy/parameters.js';

/** A case of adoption, and the desk that decides it. */
export interface AdoptionAsked {
  readonly caseId: string;
  readonly desk: string;
}

const named = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 12).toUpperCase();

/** What the adoption rests on: the words that left it open, else those that put the rules in force. */
function clauseOf(pack: Pack, { kind, key }: Adoptable): string {
  const own =
    kind === 'READING'
      ? pack.readings.get(key)?.clauses[0]
      : parametersNamed(pack, key).find(({ clause }) => clause !== null)?.clause;
  return own ?? pack.validFrom.clause;
}

const isKnown = (pack: Pack, { kind, key }: Adoptable): boolean =>
  kind === 'VALIDITY' ||
  (kind === 'READING' ? pack.readings.has(key) : unitOfKey(pack, key) !== undefined);

/**
 * The case that asks a city's desk for what nobody has decided: the one that is open, or a new one. However
 * many cases wait, one asks. null: the pack names nobody who adopts, or does not know the key.
 */
export async function askAdoption(
  sql: Sql,
  pack: Pack,
  of: Adoptable & { readonly day: Day },
  now: number,
): Promise<AdoptionAsked | null> {
  const desks = desksOfAdoption(pack, of);
  if (!desks || !isKnown(pack, of)) return null;
  const desk = deskOf(desks.decides, pack.division, pack.division);
  await holdAdoptable(sql, pack.id, of);
  const { open, times } = await askedFor(sql, pack.id, of);
  if (open !== null) return { caseId: open, desk };
  const number = times + 1;
  const matter = matterOf(of.kind);
  const stream = `${matter.stream}_${named(`${of.key} ${of.fund ?? ''} ${number}`)}`;
  const place = {
    city: city(pack.id),
    unit: unit(pack.division),
    // What is of no one fund stands under the city's first.
    fund: fund(of.fund ?? pack.funds[0]?.code ?? ''),
    period: period(of.day.slice(0, 4)),
  };
  const id = caseId({ ...place, process: processId(`${matter.process}-${stream}`) });
  const clause = clauseOf(pack, of);
  await createCase(sql, {
    ...place,
    id,
    process: matter.process,
    stream,
    workflowType: WorkflowType.openItem,
    pack: pack.reference,
    state: 'TO_ADOPT',
    clause,
    openedAt: now,
  });
  const { kind, key } = of;
  const asked = { kind, key, fund: of.fund };
  await addAdoption(sql, { ...asked, caseId: id, city: pack.id, number, day: of.day });
  const summary = `${kind} ${key}`;
  const run = { id, workflowType: WorkflowType.openItem, input: { caseId: id }, summary };
  await startRun(sql, run);
  await appendAudit(sql, {
    businessAt: now,
    actor: 'system',
    action: 'CASE_OPENED',
    objectType: 'case',
    objectId: id,
    caseId: id,
    clause,
    details: asked,
  });
  return { caseId: id, desk };
}
