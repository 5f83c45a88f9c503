import type { CellField, FormField, RowsField } from '#contracts/process/fields.js';
import type { FormWords } from '#contracts/process/form-words.js';
import { readReference, UNIT_STATE } from '#contracts/process/references.js';
import type { FactValue } from '#domain/facts/fact.js';
import type { Yuan } from '#domain/money/yuan.js';
import { amountOfForm } from '#policy/process/amount-of-form.js';
import { factsOfCases } from '#persistence/facts/read-facts.js';
import type { AnswerRow } from '#persistence/steps/answer-rows.js';
import type { DecisionRow } from '#persistence/steps/decision-rows.js';
import { statesOfCases } from '#persistence/steps/case-rows.js';
import { heardIn } from '#persistence/steps/hearing-rows.js';
import { keepComputation } from '../cases/compute.js';
import type { ProcessDesk } from '../cases/process-desk.js';
import type { CaseWork } from '../work.js';
import { casesBeside, courseOf } from './course-of-case.js';
import { rowOf } from './own-row.js';
import { Figures, type As } from './figures.js';
import { formWorked } from './form-works.js';
import { keepAnswer } from './known.js';
import { laterDay } from './silent-day.js';

type Form = Record<string, FactValue>;

/** The steps of every process that is a page: what stands in their forms is data, and what a decision does is the chain's. */
export const pageDesk: ProcessDesk = {
  draft: async (at, { step }) => {
    const { words } = courseOf(at).page;
    const asked = words.steps[step];
    const form = words.forms[asked?.form ?? ''];
    if (!asked || !form) throw new Error(`${at.row.process} has no words for ${step}`);
    const figures = new Figures(at, at.course.answers);
    const decided = figures.decidedForm(asked.form)?.form;
    if (asked.reads && decided)
      return { form: decided, amount: await amountRead(at, form, decided) };
    const fresh: Form = {};
    for (const field of form.fields) fresh[field.field] = await drafted(at, figures, field);
    if (form.works === null) {
      const whole = { ...fresh, ...kept(form.fields, decided, fresh) };
      return { form: whole, amount: amountOfForm(form, whole, null) };
    }
    const { answers } = at.course;
    // What the formula suggests is worked out from the fresh figures, what it shows from those that stand there.
    const suggested = await formWorked(at, form, answers, fresh, true);
    const mine = { ...suggested.form, ...kept(form.fields, decided, fresh) };
    const shown = decided ? await formWorked(at, form, answers, mine, false) : suggested;
    const result = shown.working?.result ?? null;
    return { form: shown.form, amount: amountOfForm(form, shown.form, result) };
  },
  effect: async (at, decision) => {
    const { id, kind, way } = decision;
    await keepAnswer(at, answerBy(decision, at.revision ?? 1));
    if (way === 'FORWARD') await keepWorking(at, kind, id);
  },
  clockOf: async (at, { code }) => laterDay(at, code),
};

/** What a chain hears of a decision, in a revision of its case. */
const answerBy = ({ id, kind, form, ...decision }: DecisionRow, revision: number): AnswerRow => ({
  step: kind,
  round: decision.round,
  way: decision.way,
  code: decision.code,
  returnTo: decision.returnTo,
  decisionId: id,
  form: form as Form,
  revision,
  at: decision.at,
});

/** The amount of a form that is only read: what its formula makes of it, where that is the amount. */
async function amountRead(at: CaseWork, words: FormWords, form: Form): Promise<Yuan | null> {
  if (words.works === null || !words.amount?.startsWith('works.')) {
    return amountOfForm(words, form, null);
  }
  const { answers } = at.course;
  const { working } = await formWorked(at, words, answers, form, false);
  return amountOfForm(words, form, working?.result ?? null);
}

/** The working that a decided form rests on is kept under its step; who only reads a form works nothing out. */
async function keepWorking(at: CaseWork, step: string, decisionId: string): Promise<void> {
  const { words } = courseOf(at).page;
  const asked = words.steps[step];
  const form = words.forms[asked?.form ?? ''];
  if (!form || form.works === null || asked?.reads) return;
  const { answers } = at.course;
  const decided = answers.find((answer) => answer.decisionId === decisionId)?.form ?? {};
  const { working } = await formWorked(at, form, answers, decided as Form, false);
  if (working) await keepComputation(at, step, working);
}

/** Work that comes back opens with what was filled in; what stands fixed beside it is drawn up anew. */
function kept(fields: readonly FormField[], decided: Form | undefined, fresh: Form): Form {
  if (!decided) return {};
  return Object.fromEntries(
    fields.flatMap((each): [string, FactValue][] => {
      const { field } = each;
      if (!(field in decided)) return [];
      if (each.kind === 'rows') return [[field, keptRows(each, decided[field], fresh[field])]];
      return each.shows === null ? [[field, decided[field] ?? null]] : [];
    }),
  );
}

/**
 * The rows that stand there now, each with what was filled in under its code; of another hearing they are others.
 * A figure that is drafted from one shown beside it is drafted anew where that one has become another.
 */
function keptRows(
  { fields, heard, key }: RowsField,
  decided: FactValue | undefined,
  fresh: FactValue | undefined,
): FactValue {
  if (heard !== undefined || !Array.isArray(fresh)) return fresh ?? null;
  const own = fields.filter(({ shows }) => shows === null);
  return (fresh as readonly Form[]).map((row) => {
    const before = rowOf(decided ?? null, row[key] ?? null, key) ?? {};
    const changed = fields.filter(({ shows, field }) => shows && before[field] !== row[field]);
    const filled = own.flatMap((cell) => {
      const value = before[cell.field];
      const draft = 'draft' in cell ? cell.draft : null;
      const anew = changed.some(({ shows }) => shows === draft);
      return value === undefined || anew ? [] : [[cell.field, value] as const];
    });
    return { ...row, ...Object.fromEntries(filled) };
  });
}

async function drafted(
  at: CaseWork,
  figures: Figures,
  field: FormField,
  as: As = {},
): Promise<FactValue> {
  if (field.kind === 'rows') return rowsOf(at, figures, field);
  const ref = ('draft' in field ? field.draft : null) ?? field.shows;
  const found = ref === null ? undefined : await figures.of(ref, as);
  return found === undefined ? empty(field) : shaped(field, found.value);
}

/** A remark that nobody has made is empty; of every other field nothing stands there. */
const empty = (field: CellField): FactValue => (field.kind === 'remark' ? '' : null);

/** A parameter is kept as text, a count or a year is asked for as a number; a count of a formula is shown as text. */
function shaped({ kind }: CellField, value: FactValue): FactValue {
  if ((kind === 'persons' || kind === 'year') && typeof value === 'string') return Number(value);
  return kind === 'text' && typeof value === 'number' ? String(value) : value;
}

/** A row for every unit that has a case of the kind, with what that case has recorded. */
async function rowsOf(at: CaseWork, figures: Figures, list: RowsField): Promise<FactValue> {
  const of = courseOf(at).page.law.cases[list.each];
  const heard = list.heard === undefined ? null : await whoAnswered(at, list.heard);
  const beside = casesBeside(at, of);
  const units = at.pack.units
    .filter(({ level }) => of?.levels.includes(level))
    .filter((_, index) => heard?.has(beside[index] ?? '') ?? true);
  const cases = beside.filter((id) => heard?.has(id) ?? true);
  const names = list.fields.flatMap((cell) => unitFact(cell) ?? []);
  const facts = await factsOfCases(at.sql, cases, names);
  const states = names.includes(UNIT_STATE) ? await statesInWords(at, cases) : undefined;
  const rows: Form[] = [];
  for (const [index, { code, name }] of units.entries()) {
    const row: Form = { [list.key]: code, name: name.zh };
    const id = cases[index] ?? '';
    const own = facts.get(id);
    for (const cell of list.fields) {
      const fact = unitFact(cell);
      row[cell.field] =
        fact === undefined
          ? await drafted(at, figures, cell, { row: code })
          : ((fact === UNIT_STATE ? states?.get(id) : own?.get(fact)) ?? empty(cell));
    }
    rows.push(row);
  }
  return rows;
}

/** What the units' own cases have come to, as people read it. */
async function statesInWords(
  at: CaseWork,
  cases: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { states } = courseOf(at).page.words;
  const found = await statesOfCases(at.sql, cases);
  return new Map(found.map(({ id, state }) => [id, states[state]?.zh ?? state]));
}

/** The cases beside this one that answered so when they were asked in this revision. */
async function whoAnswered(at: CaseWork, code: string): Promise<ReadonlySet<string>> {
  const { revision = 1 } = at;
  const answers = await heardIn(at.sql, { caseId: at.row.id, revision });
  return new Set(answers.filter((each) => each.code === code).map(({ caseId }) => caseId));
}

/** The fact of the unit's own case that a cell is filled from; undefined: it is filled from elsewhere. */
function unitFact(cell: CellField): string | undefined {
  const ref = ('draft' in cell ? cell.draft : null) ?? cell.shows;
  const { source, path = [] } = (ref === null ? null : readReference(ref)) ?? {};
  return source === 'unit' ? path[0] : undefined;
}
