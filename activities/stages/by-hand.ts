import type { FactValue } from '#domain/facts/fact.js';
import { handForm, handStepsOf, type HandStep } from '#policy/process/hand-steps.js';
import { unitsOfPage } from '#policy/process/units-of-page.js';
import { factsOf } from '#persistence/facts/read-facts.js';
import type { AnswerRow } from '#persistence/steps/answer-rows.js';
import { findStepTask } from '#persistence/steps/task-rows.js';
import { openTask } from '../cases/open-step.js';
import type { CaseWork } from '../work.js';
import { courseOf } from './course-of-case.js';
import type { Figure } from './figures.js';

/** What a desk has recorded by hand for a `fetch` stage and no fact holds yet, and the round that is asked next. */
export interface ByHand {
  readonly hand: HandStep;
  readonly given: ReadonlyMap<string, Figure>;
  readonly nextRound: number;
}

/** An answer is taken once: as soon as a fact names its decision, the next is a new question. */
export async function byHand(
  at: CaseWork,
  stage: string,
  answers: readonly AnswerRow[],
): Promise<ByHand> {
  const { page, kind } = courseOf(at);
  const hand = handStepsOf(page).find((each) => each.kind === kind && each.stage.name === stage);
  if (!hand) throw new Error(`The stage ${stage} of ${at.row.id} fetches nothing`);
  const own = answers.filter(({ step }) => step === hand.code);
  const taken = new Set((await factsOf(at.sql, at.row.id)).map(({ decisionId }) => decisionId));
  const given = new Map(
    own.flatMap(({ decisionId, form }) =>
      decisionId === null || taken.has(decisionId)
        ? []
        : Object.entries((form ?? {}) as Record<string, FactValue>)
            .filter(([name, value]) => name in (hand.stage.fetch?.facts ?? {}) && value !== null)
            .map(([name, value]): [string, Figure] => [
              name,
              { value, source: { kind: 'PERSON', ref: decisionId }, decisionId },
            ]),
    ),
  );
  return { hand, given, nextRound: own.length + 1 };
}

/** A list that nobody has filled in has a row a unit all the same. */
function emptyOf(at: CaseWork, hand: HandStep, name: string): FactValue {
  const { page } = courseOf(at);
  const field = handForm(page, hand).fields.find((each) => each.field === name);
  if (field?.kind !== 'rows') return field?.kind === 'remark' ? '' : null;
  const cells = field.fields.map((cell) => [cell.field, cell.kind === 'remark' ? '' : null]);
  return unitsOfPage(at.pack, page).map(({ code, name: { zh } }) => ({
    code,
    name: zh,
    ...(Object.fromEntries(cells) as Record<string, FactValue>),
  }));
}

/** One task for all of these figures; `drafted` stands in it already. True: it was not asked before. */
export async function askByHand(
  at: CaseWork,
  { hand, nextRound: round }: ByHand,
  names: readonly string[],
  drafted: Readonly<Record<string, FactValue>> = {},
): Promise<boolean> {
  const caseId = at.row.id;
  if (await findStepTask(at.sql, caseId, hand.code, round)) return false;
  const fields = names.map((name) => [name, drafted[name] ?? emptyOf(at, hand, name)]);
  const form = { ...drafted, ...Object.fromEntries(fields), document: null };
  await openTask(at, { caseId, step: hand.code, round }, { form, amount: null });
  return true;
}
