import type { FactValue } from '#domain/facts/fact.js';
import { handForm, handStepsOf, type HandStep } from '#policy/process/hand-steps.js';
import { ofUnit } from '#policy/process/works-of-form.js';
import { unitsOfPage } from '#policy/process/units-of-page.js';
import { factsOf } from '#persistence/facts/read-facts.js';
import type { AnswerRow } from '#persistence/steps/answer-rows.js';
import { openTask } from '../cases/open-step.js';
import type { CaseWork } from '../work.js';
import { courseOf } from './course-of-case.js';
import type { Figure } from './figures.js';
import { hasAsked } from './known.js';

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

/** What stands in a field before it is filled in: a list has a row a unit, each with its figure of before. */
function draftOf(at: CaseWork, hand: HandStep, name: string, before: FactValue): FactValue {
  const { page } = courseOf(at);
  const field = handForm(page, hand).fields.find((each) => each.field === name);
  if (field?.kind !== 'rows') return before ?? (field?.kind === 'remark' ? '' : null);
  const rows = Array.isArray(before)
    ? (before as readonly Readonly<Record<string, FactValue>>[])
    : [];
  return unitsOfPage(at.pack, page).map(({ code, name: { zh } }) => {
    const row = rows.find((each) => each['code'] === code) ?? {};
    const single = rows.length > 0 ? ofUnit(before, code) : undefined;
    const cells = field.fields.map((cell): [string, FactValue] => [
      cell.field,
      row[cell.field] ??
        (field.fields.length === 1 ? single : undefined) ??
        (cell.kind === 'remark' ? '' : null),
    ]);
    return { code, name: zh, ...Object.fromEntries(cells) };
  });
}

/** One task for all of these figures; `drafted` stands in it already. True: it was not asked before. */
export async function askByHand(
  at: CaseWork,
  { hand, nextRound: round }: ByHand,
  names: readonly string[],
  drafted: Readonly<Record<string, FactValue>> = {},
): Promise<boolean> {
  const caseId = at.row.id;
  if (hasAsked(at, hand.code, round)) return false;
  const fields = names.map((name) => [name, draftOf(at, hand, name, drafted[name] ?? null)]);
  const form = { ...drafted, ...Object.fromEntries(fields), document: null };
  await openTask(at, { caseId, step: hand.code, round }, { form, amount: null });
  return true;
}
