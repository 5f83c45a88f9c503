import { readReference } from '#contracts/process/references.js';
import type { Stage } from '#contracts/process/stages.js';
import type { FactValue } from '#domain/facts/fact.js';
import { holdGates, keepGates, overAmong, type Gate } from '#persistence/facts/gates.js';
import { factsOfCases } from '#persistence/facts/read-facts.js';
import type { AnswerRow } from '#persistence/steps/answer-rows.js';
import { setCaseState } from '#persistence/steps/case-rows.js';
import type { CaseWork } from '../work.js';
import { askByHand, byHand, type ByHand } from './by-hand.js';
import { courseOf, type StageOutcome, type StageTaken } from './course-of-case.js';
import { Figures, type Figure } from './figures.js';
import { keepAsked } from './known.js';
import { wantedOf } from './results.js';
import { writeFound } from './write-found.js';

interface Fetched {
  readonly found: ReadonlyMap<string, Figure>;
  /** Facts of other cases that are still to come. */
  readonly gates: readonly Gate[];
  /** Figures that no system and no case will ever have. */
  readonly missing: readonly string[];
}

/** Facts of the case, the books, the accounts and other cases; until all are there it says what it waits for, and who owns it. */
export async function fetchStage(
  at: CaseWork,
  { stage, revision, answers }: StageTaken,
): Promise<StageOutcome> {
  const hand = await byHand(at, stage.name, answers);
  const { found, gates, missing } = await fetched(at, stage, answers, hand);
  const asks = missing.length > 0 ? [{ step: hand.hand.code, round: hand.nextRound }] : [];
  await keepAsked(at, [hand.hand.code], asks);
  await keepGates(at.sql, at.row.id, gates, at.now);
  if (missing.length > 0) await askByHand(at, hand, missing, knownBefore(at, missing));
  await setCaseState(at.sql, at.row.id, at.row.state, gates.length > 0 ? 'RESULTS' : null);
  if (asks.length > 0 || gates.length > 0) return { became: 'WAITS', asks };
  await writeFound(at, revision, found);
  return { became: 'PASSED', state: null };
}

/** Figures that are asked again stand in the form as they were recorded before. */
function knownBefore(
  { course: { facts } }: CaseWork,
  names: readonly string[],
): Readonly<Record<string, FactValue>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const known = facts.get(name);
      return known ? [[name, known.value] as const] : [];
    }),
  );
}

async function fetched(
  at: CaseWork,
  { fetch }: Stage,
  answers: readonly AnswerRow[],
  { given }: ByHand,
): Promise<Fetched> {
  const { facts } = courseOf(at).page.words;
  const figures = new Figures(at, answers);
  const found = new Map<string, Figure>();
  const gates: Gate[] = [];
  const missing: string[] = [];
  // What the insurance platform knows stands there as facts before a stage is taken (outside.ts).
  const asked = Object.entries(fetch?.facts ?? {}).filter(
    ([, ref]) => readReference(ref)?.source !== 'insurance',
  );
  const others = asked.flatMap(([, ref]) => wantedOf(at, ref) ?? []);
  await holdGates(
    at.sql,
    others.map(({ caseId }) => caseId),
  );
  for (const [name, ref] of asked) {
    const rows = facts[name]?.kind === 'rows';
    const figure = (await figures.of(ref, { rows })) ?? given.get(name);
    if (figure) {
      found.set(name, figure);
      continue;
    }
    const toCome = await stillToCome(at, ref);
    if (toCome.length > 0) gates.push(...toCome);
    else missing.push(name);
  }
  return { found, gates, missing };
}

/** Other cases that will still write the figure down; none where one of them is over without it. */
async function stillToCome(at: CaseWork, ref: string): Promise<readonly Gate[]> {
  const wanted = wantedOf(at, ref) ?? [];
  const ids = wanted.map(({ caseId }) => caseId);
  const [first] = wanted;
  if (!first) return [];
  const there = await factsOfCases(at.sql, ids, [first.needs]);
  const lacking = wanted.filter(({ caseId }) => !there.get(caseId)?.has(first.needs));
  const over = await overAmong(
    at.sql,
    lacking.map(({ caseId }) => caseId),
  );
  if (over.size > 0) return [];
  return lacking.map(({ caseId, needs }) => ({ wants: caseId, needs }));
}
