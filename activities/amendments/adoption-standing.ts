import type { OpenItemStanding } from '#contracts/open-items.js';
import { dayOf } from '#domain/time/instant.js';
import { decidedSteps } from '#persistence/steps/task-rounds.js';
import { decidesMoney } from '#policy/amendments/adoption-desks.js';
import { matterOf } from '#policy/amendments/adoption-process.js';
import { readAdoption } from '#policy/amendments/read-adoption.js';
import { auditCase, type CaseWork } from '../work.js';
import { adopt } from './adopt.js';
import { askedIn, lastForward } from './adoption-desk.js';

/**
 * The desk that decides fills in value, days and document; where money depends on it another office agrees.
 * Where it stands follows from the decisions alone, so a case that is rebuilt asks the same.
 */
export async function adoptionStanding(at: CaseWork): Promise<OpenItemStanding> {
  const asked = await askedIn(at);
  const { step, agrees } = matterOf(asked.kind);
  const decided = await decidedSteps(at.sql, at.row.id);
  const ask = (of: string): OpenItemStanding => ({
    settled: false,
    pays: false,
    asks: [{ step: of, round: decided.filter((each) => each.step === of).length + 1 }],
  });
  const last = decided.at(-1);
  if (last?.way !== 'FORWARD') return ask(step);
  const money = agrees !== null && decidesMoney(at.pack, asked);
  if (money && last.step === step) return ask(agrees);
  const first = await lastForward(at, step);
  if (!first) return ask(step);
  const read = readAdoption(at.pack, asked, first.form as Readonly<Record<string, unknown>>);
  if ('faults' in read) {
    // What was right when it was filled in is not any more: another adoption came in between.
    await auditCase(at, 'ADOPTION_REFUSED', at.row.clause, { faults: read.faults });
    return ask(step);
  }
  const second = money ? await lastForward(at, agrees) : undefined;
  await adopt(at, {
    asked,
    adopted: read.adopted,
    money,
    decisionId: first.id,
    agreedId: second?.id ?? null,
    on: dayOf((second ?? first).at.getTime()),
  });
  return { settled: true };
}
