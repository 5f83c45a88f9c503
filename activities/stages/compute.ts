import type { Stage } from '#contracts/process/stages.js';
import { readReference } from '#contracts/process/references.js';
import type { FactValue } from '#domain/facts/fact.js';
import { dayOf } from '#domain/time/instant.js';
import { asInput, inputsOf } from '#policy/formulas/as-input.js';
import { work, type Working } from '#policy/formulas/evaluate.js';
import { FormulaFault } from '#policy/formulas/formula-fault.js';
import { findsNothingDue } from '#policy/formulas/result-figures.js';
import { HAND_REFUSED } from '#policy/process/hand-steps.js';
import { meetObligation } from '#persistence/obligations/keep-obligations.js';
import type { AnswerRow } from '#persistence/steps/answer-rows.js';
import { setCaseState } from '#persistence/steps/case-rows.js';
import { awaitAdoption } from '../amendments/await-adoption.js';
import { keepComputation } from '../cases/compute.js';
import { auditCase, type CaseWork } from '../work.js';
import { askByHand, byHand } from './by-hand.js';
import { courseOf, waitsForWord, type StageOutcome, type StageTaken } from './course-of-case.js';
import { Figures } from './figures.js';
import { keepAsked } from './known.js';
import { writeFound } from './write-found.js';

type Compute = NonNullable<Stage['compute']>;

/** One formula over facts; its result and its working are kept. */
export async function computeStage(at: CaseWork, taken: StageTaken): Promise<StageOutcome> {
  const { stage, revision, answers } = taken;
  const { compute } = stage;
  if (!compute) throw new Error(`The stage ${stage.name} works nothing out`);
  await takeCorrections(at, taken);
  const working = await worked(at, compute, answers);
  if (working instanceof FormulaFault) return askAgain(at, taken, compute, working);
  if (working.awaits !== null) {
    const { parameter: key } = working.awaits;
    await awaitAdoption(at, { kind: 'PARAMETER', key });
    return waitsForWord;
  }
  await setCaseState(at.sql, at.row.id, at.row.state, null);
  await keepComputation(at, stage.name, working);
  const { formula, nothingDue } = compute;
  const nothing = findsNothingDue(at.pack, formula, working.result);
  const details = { stage: stage.name, formula, revision, nothingDue: nothing };
  await auditCase(at, 'STAGE_COMPUTED', at.row.clause, details);
  if (nothing && nothingDue !== null) {
    await meetAll(at);
    return { became: 'ENDED', state: nothingDue };
  }
  return { became: 'PASSED', state: null, outcome: { nothingDue: nothing } };
}

/** Nobody owes anything, so that nothing of the case can be late. */
async function meetAll(at: CaseWork): Promise<void> {
  const { page, kind } = courseOf(at);
  for (const { code, case: of } of page.law.obligations) {
    if (of === kind) await meetObligation(at.sql, at.row.id, code, dayOf(at.now));
  }
}

async function worked(
  at: CaseWork,
  { formula, with: asked }: Compute,
  answers: readonly AnswerRow[],
): Promise<Working | FormulaFault> {
  const { lists } = inputsOf(at.pack, formula);
  const figures = new Figures(at, answers);
  const values: Record<string, unknown> = {};
  for (const [name, ref] of Object.entries(asked)) {
    values[name] = (await figures.of(ref, { rows: lists.has(name) }))?.value;
  }
  try {
    return work(at.pack, formula, asInput(at.pack, formula, values), {}, at.day);
  } catch (error) {
    if (error instanceof FormulaFault) return error;
    throw error;
  }
}

/** The stages before this one that fetched something. */
function fetchesBefore(at: CaseWork, stage: Stage): readonly Stage[] {
  const { stages } = courseOf(at);
  const here = stages.findIndex(({ name }) => name === stage.name);
  return stages.slice(0, here).filter(({ fetch }) => fetch !== undefined);
}

/** What the owners of refused figures have recorded since stands instead of them. */
async function takeCorrections(at: CaseWork, taken: StageTaken): Promise<void> {
  for (const { name } of fetchesBefore(at, taken.stage)) {
    const { given } = await byHand(at, name, taken.answers);
    if (given.size > 0) await writeFound(at, taken.revision, given);
  }
}

/** The formula does not take the figures: whoever owns them is told why, and asked for them again. */
async function askAgain(
  at: CaseWork,
  { stage, answers }: StageTaken,
  { with: asked }: Compute,
  fault: FormulaFault,
): Promise<StageOutcome> {
  const used = new Set(
    Object.values(asked).flatMap((ref) => {
      const { source, path = [] } = readReference(ref) ?? {};
      return source === 'fact' ? path : [];
    }),
  );
  const ofStage = ({ fetch }: Stage) =>
    Object.keys(fetch?.facts ?? {}).filter((name) => used.has(name));
  const owner = fetchesBefore(at, stage).findLast((each) => ofStage(each).length > 0);
  if (!owner) throw new Error(`Nobody owns the figures of ${stage.name} of ${at.row.id}`);
  const names = ofStage(owner);
  const { facts } = at.course;
  const said = [...new Set(fault.faults.map(({ message }) => message))].join('；').slice(0, 200);
  const drafted: Record<string, FactValue> = { [HAND_REFUSED]: said };
  for (const name of names) drafted[name] = facts.get(name)?.value ?? null;
  const hand = await byHand(at, owner.name, answers);
  const ask = { step: hand.hand.code, round: hand.nextRound };
  await keepAsked(at, [ask.step], [ask]);
  if (await askByHand(at, hand, names, drafted)) {
    const details = { stage: stage.name, faults: fault.faults };
    await auditCase(at, 'FIGURES_REFUSED', at.row.clause, details);
  }
  await setCaseState(at.sql, at.row.id, 'FIGURES_REFUSED', null);
  return { became: 'WAITS', asks: [ask] };
}
