import type { CellField } from '#contracts/process/fields.js';
import type { FormWords } from '#contracts/process/form-words.js';
import { readReference } from '#contracts/process/references.js';
import type { FactValue } from '#domain/facts/fact.js';
import type { Day } from '#domain/time/day.js';
import { asInput, inputsOf } from '../formulas/as-input.js';
import { work, type Working } from '../formulas/evaluate.js';
import { FormulaFault } from '../formulas/formula-fault.js';
import { figureOf } from '../formulas/result-figures.js';
import type { Pack } from '../pack.js';
import { atItsField } from './blamed-field.js';

type Values = Readonly<Record<string, FactValue>>;

/** A form with the figures of its formula in their places. */
export interface WorkedForm {
  readonly form: Record<string, FactValue>;
  /** null: the formula did not take the form's figures, and `fault` says why. */
  readonly working: Working | null;
  readonly fault: FormulaFault | null;
}

/** The step of the formula that a field stands for; null: it is filled from elsewhere. */
function stepIn(cell: CellField, key: 'shows' | 'draft'): string | null {
  const ref = key === 'draft' ? ('draft' in cell ? cell.draft : null) : cell.shows;
  const { source, path = [] } = (ref === null ? null : readReference(ref)) ?? {};
  return source === 'works' ? (path[0] ?? null) : null;
}

/** The part of a figure that is one unit's, or a column of it; a figure of the whole case stands in every row. */
export function ofUnit(
  value: FactValue | undefined,
  code: FactValue,
  column?: string,
): FactValue | undefined {
  if (!Array.isArray(value)) return value;
  const row = (value as readonly Values[]).find((each) => each['code'] === code);
  if (row === undefined || column !== undefined) return row?.[column ?? ''];
  const cells = Object.entries(row).filter(([name]) => name !== 'code' && name !== 'name');
  return cells.length === 1 ? cells[0]?.[1] : (row['amount'] ?? row);
}

/** Puts the formula's figures where the form shows them, or where it is drafted from them (`key`). */
function placed(
  words: FormWords,
  form: Values,
  result: object | null,
  key: 'shows' | 'draft',
): Record<string, FactValue> {
  const value = (cell: CellField, code: FactValue | undefined, was: FactValue): FactValue => {
    const step = stepIn(cell, key);
    if (step === null) return was;
    if (result === null) return null;
    const figure = figureOf(result, step);
    const own = code === undefined ? figure : ofUnit(figure, code);
    return own === undefined
      ? null
      : typeof own === 'number' && cell.kind === 'text'
        ? String(own)
        : own;
  };
  return Object.fromEntries([
    ...Object.entries(form),
    ...words.fields.flatMap((field) => {
      if (!(field.field in form)) return [];
      const was = form[field.field] ?? null;
      if (field.kind !== 'rows') return [[field.field, value(field, undefined, was)]];
      if (!Array.isArray(was)) return [];
      const rows = (was as readonly Values[]).map((row) => ({
        ...row,
        ...Object.fromEntries(
          field.fields.map((cell) => [
            cell.field,
            value(cell, row[field.key] ?? null, row[cell.field] ?? null),
          ]),
        ),
      }));
      return [[field.field, rows]];
    }),
  ]) as Record<string, FactValue>;
}

const filledIn = (form: Values): Values =>
  Object.fromEntries(Object.entries(form).filter(([, value]) => value !== null && value !== ''));

/** The formula's answer, or why it does not take the figures. */
function workedOut(pack: Pack, formula: string, values: Values, day: Day): Working | FormulaFault {
  try {
    return work(pack, formula, asInput(pack, formula, values), {}, day);
  } catch (error) {
    if (error instanceof FormulaFault) return error;
    throw error;
  }
}

/**
 * Works the formula of a form out from its own fields; what the form does not ask for comes from the case
 * (`beside`, by the input's name). `drafts`: fields that are drafted from the formula are filled as well.
 */
export function workedForm(
  pack: Pack,
  words: FormWords,
  form: Values,
  beside: Values,
  { day, drafts = false }: { readonly day: Day; readonly drafts?: boolean },
): WorkedForm {
  const tried = (given: Values) =>
    workedOut(pack, words.works ?? '', { ...beside, ...filledIn(given) }, day);
  const found = tried(form);
  const working = found instanceof FormulaFault ? null : found;
  const refused = (given: Values): FormulaFault | null => {
    const outcome = tried(given);
    return outcome instanceof FormulaFault ? outcome : null;
  };
  const fault = found instanceof FormulaFault ? atItsField(words, form, found, refused) : null;
  const result = working?.result ?? null;
  const shown = placed(words, form, result, 'shows');
  return { form: drafts ? placed(words, shown, result, 'draft') : shown, working, fault };
}

/** What a form's formula asks for and its fields do not give: to be found with the case. */
export function askedBeside(pack: Pack, words: FormWords): readonly string[] {
  if (words.works === null) return [];
  const fields = new Set(words.fields.map(({ field }) => field));
  return [...inputsOf(pack, words.works).all].filter((name) => !fields.has(name));
}

/**
 * A form that was sent, with the drafted figures back in the places of the formula's where what was sent says
 * what it comes to now (`worked`): whoever draws the figures up as they type changes nothing that stands fixed.
 */
export function withFigures(
  words: FormWords,
  sent: Values,
  worked: Values,
  drafted: Values,
): Values {
  const back = (cells: readonly CellField[], given: Values, now: Values, was: Values): Values => ({
    ...given,
    ...Object.fromEntries(
      cells
        .filter((cell) => stepIn(cell, 'shows') !== null && given[cell.field] === now[cell.field])
        .map((cell) => [cell.field, was[cell.field] ?? null]),
    ),
  });
  const single = words.fields.flatMap((field) => (field.kind === 'rows' ? [] : [field]));
  const lists = words.fields.flatMap((field) => (field.kind === 'rows' ? [field] : []));
  const rowsOf = (form: Values, name: string): readonly Values[] =>
    Array.isArray(form[name]) ? (form[name] as readonly Values[]) : [];
  return {
    ...back(single, sent, worked, drafted),
    ...Object.fromEntries(
      lists.map(({ field, fields }) => [
        field,
        rowsOf(sent, field).map((row, index) =>
          back(
            fields,
            row,
            rowsOf(worked, field)[index] ?? {},
            rowsOf(drafted, field)[index] ?? {},
          ),
        ),
      ]),
    ),
  };
}
