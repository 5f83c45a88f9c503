import type { StageResult } from '#contracts/course.js';
import { placesAtLevel, placesOfStage } from '#contracts/process/chain-of-stage.js';
import { seatsOf, type StagePlace } from '#contracts/process/stages.js';
import { chainAfter, roundsBefore, type Ask, type Chain } from '#domain/process/chain.js';
import type { AnswerRow } from '#persistence/steps/answer-rows.js';
import { setWait } from '#persistence/steps/wait-rows.js';
import { heldByReadings } from '../amendments/hold-readings.js';
import { openTask } from '../cases/open-step.js';
import { lastSecondOf } from '../cases/task-clock.js';
import { unitOfCase, type CaseWork } from '../work.js';
import { courseOf, waitsForWord, type StageOutcome, type StageTaken } from './course-of-case.js';
import { hasAsked, keepAnswer, keepAsked } from './known.js';
import { returnToUnit } from './return-to-unit.js';
import { silentUntil } from './silent-day.js';

/** What a desk says that is silent beyond its day. */
const nobody = { way: 'SILENT', decisionId: null, code: null, returnTo: null, form: null } as const;

/** A chain of desks: what is asked now stands before its desk, what is not asked any more is taken away. */
export async function decide(at: CaseWork, taken: StageTaken): Promise<StageOutcome> {
  const { answers, stage, revision } = taken;
  const places = placesAtLevel(stage.decide ?? [], unitOfCase(at).level);
  const steps = places.flatMap(seatsOf).map(({ step }) => step);
  const ever = answers.filter(({ step }) => steps.includes(step));
  const heard = ever.filter((answer) => answer.revision === revision);
  const chain = chainAfter(placesOfStage(places), heard, roundsIn(places, ever, revision));
  await keepAsked(at, steps, chain.asked);
  if (chain.ended === 'STOPPED') return { became: 'STOPPED' };
  if (chain.ended !== null) {
    await returnToUnit(at, places[chain.done.at(-1)?.place ?? -1], chain, heard);
    return { became: 'PASSED', state: null, outcome: outcomeOf(at, chain, heard) };
  }
  const held = await heldByReadings(at, places[chain.at]);
  if (held !== null) return held === 'HELD' ? waitsForWord : { became: 'AGAIN' };
  const until = await silentUntil(at, places, { revision, chain, heard });
  if (until !== null && until.ends <= at.now) {
    for (const { step, round } of chain.asked) {
      // Its last day has ended, and not the next begun: a duty that is due on it is met in time.
      const silent = {
        step,
        round,
        revision,
        at: new Date(lastSecondOf(until.day)),
        ...nobody,
      };
      await keepAnswer(at, silent);
    }
    return decide(at, { ...taken, answers: at.course.answers });
  }
  const last = heard.findLast((answer) => !chain.unheard.includes(answer));
  for (const ask of chain.asked) await put(at, ask, last?.decisionId ?? null);
  const asks = chain.asked.map(({ step, round }) => ({ step, round }));
  if (until === null) return { became: 'WAITS', asks };
  const wait = await setWait(at.sql, at.row.id, until.ends, at.now);
  return { became: 'WAITS', asks, wait };
}

/** How often the steps were asked in the revisions before this one; a stage goes on counting. */
function roundsIn(
  places: readonly StagePlace[],
  ever: readonly AnswerRow[],
  revision: number,
): ReadonlyMap<string, number> {
  const before = Array.from({ length: revision - 1 }, (_, index) =>
    ever.filter((answer) => answer.revision === index + 1),
  );
  return roundsBefore(
    placesOfStage(places),
    before.filter((answers) => answers.length > 0),
  );
}

/** What the last desk decided, and how many rows of its form it answered with each choice. */
function outcomeOf(at: CaseWork, chain: Chain, heard: readonly AnswerRow[]): StageResult {
  const last = chain.done.at(-1);
  const form = heard.findLast(({ step }) => step === last?.step)?.form ?? null;
  return {
    code: last?.code ?? null,
    way: last?.way ?? 'FORWARD',
    ...(last?.silent && { silent: true }),
    ...(form && chosenIn(at, last?.step ?? '', form)),
  };
}

function chosenIn(at: CaseWork, step: string, form: NonNullable<AnswerRow['form']>) {
  const { words } = courseOf(at).page;
  const fields = words.forms[words.steps[step]?.form ?? '']?.fields ?? [];
  const codes = fields.flatMap((list) => {
    const rows = form[list.field];
    if (list.kind !== 'rows' || !Array.isArray(rows)) return [];
    const choices = list.fields.filter(({ kind }) => kind === 'choice');
    return rows.flatMap((row: Readonly<Record<string, unknown>>) =>
      choices.map(({ field }) => String(row[field])),
    );
  });
  if (codes.length === 0) return {};
  const chosen: Record<string, number> = {};
  for (const code of codes) chosen[code] = (chosen[code] ?? 0) + 1;
  return { chosen };
}

async function put(at: CaseWork, { step, round }: Ask, after: string | null): Promise<void> {
  if (hasAsked(at, step, round)) return;
  const caseId = at.row.id;
  await openTask(at, { caseId, step, round, ...(after !== null && { after }) });
}
