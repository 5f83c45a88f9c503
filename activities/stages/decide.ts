import { placesOfStage } from '#contracts/process/chain-of-stage.js';
import { seatsOf, type StagePlace } from '#contracts/process/stages.js';
import { chainAfter, type Ask, type Chain } from '#domain/process/chain.js';
import { nthWorkingDayAfter } from '#domain/time/count-days.js';
import type { Day } from '#domain/time/day.js';
import { dayOf, endOf } from '#domain/time/instant.js';
import {
  answersOf,
  askedSince,
  hearAnswer,
  withdrawUnasked,
} from '#persistence/steps/answer-rows.js';
import { findStepTask } from '#persistence/steps/task-rows.js';
import { setWait } from '#persistence/steps/wait-rows.js';
import { heldByReadings } from '../amendments/hold-readings.js';
import { openTask } from '../cases/open-step.js';
import { lastSecondOf } from '../cases/task-clock.js';
import type { CaseWork } from '../work.js';
import { waitsForWord, type StageOutcome, type StageTaken } from './course-of-case.js';

/** A chain of desks: what is asked now stands before its desk, what is not asked any more is taken away. */
export async function decide(at: CaseWork, taken: StageTaken): Promise<StageOutcome> {
  const { answers, stage } = taken;
  const places = stage.decide ?? [];
  const steps = places.flatMap(seatsOf).map(({ step }) => step);
  const heard = answers.filter(({ step }) => steps.includes(step));
  const chain = chainAfter(placesOfStage(places), heard);
  await withdrawUnasked(at.sql, at.row.id, steps, chain.asked, at.now);
  if (chain.ended === 'FORWARD') return { became: 'PASSED', state: null };
  if (chain.ended === 'STOPPED') return { became: 'STOPPED' };
  const until = await silentUntil(at, places, chain);
  if (until !== null && until.ends <= at.now) {
    for (const { step, round } of chain.asked) {
      // Its last day has ended, and not the next begun: a duty that is due on it is met in time.
      const silent = { step, round, decisionId: null, at: new Date(lastSecondOf(until.day)) };
      await hearAnswer(at.sql, at.row.id, silent);
    }
    return decide(at, { ...taken, answers: await answersOf(at.sql, at.row.id) });
  }
  const held = await heldByReadings(at, places[chain.at]);
  if (held !== null) return held === 'HELD' ? waitsForWord : { became: 'AGAIN' };
  const last = heard.findLast((answer) => !chain.unheard.includes(answer));
  for (const ask of chain.asked) await put(at, ask, last?.decisionId ?? null);
  const asks = chain.asked.map(({ step, round }) => ({ step, round }));
  if (until === null) return { became: 'WAITS', asks };
  const wait = await setWait(at.sql, at.row.id, until.ends, at.now);
  return { became: 'WAITS', asks, wait };
}

async function put(at: CaseWork, { step, round }: Ask, after: string | null): Promise<void> {
  if (await findStepTask(at.sql, at.row.id, step, round)) return;
  const caseId = at.row.id;
  await openTask(at, { caseId, step, round, ...(after !== null && { after }) });
}

/** The last day on which the desks of a place may still answer; null: their silence says nothing. */
async function silentUntil(
  at: CaseWork,
  places: readonly StagePlace[],
  chain: Chain,
): Promise<{ readonly day: Day; readonly ends: number } | null> {
  const silence = places[chain.at]?.silence ?? null;
  const [ask] = chain.asked;
  if (silence === null || ask === undefined) return null;
  const since = (await askedSince(at.sql, at.row.id, ask)) ?? at.now;
  const { date } = nthWorkingDayAfter(at.calendar, dayOf(since), silence.workingDays);
  return { day: date, ends: endOf(date) };
}
