import type { FormWords } from '#contracts/process/form-words.js';
import type { FactValue } from '#domain/facts/fact.js';
import { WrongInput } from '#domain/formulas/wrong-input.js';
import { FormulaFault } from '../formulas/formula-fault.js';

type Values = Readonly<Record<string, FactValue>>;

/** What a formula says of a form: why it does not take it, or null. */
type Tried = (form: Values) => FormulaFault | null;

const isFilledIn = (each: FormWords['fields'][number]): boolean =>
  (each.kind === 'yuan' || each.kind === 'persons') && each.shows === null;

/**
 * A result beyond what can be booked is the fault of no one input. It is said at the last of the figures that are
 * only given together, where the formula takes the form without them; else at the first that is filled in.
 */
export function atItsField(
  words: FormWords,
  form: Values,
  fault: FormulaFault,
  tried: Tried,
): FormulaFault {
  const [first] = fault.faults;
  if (!first || !(fault.cause instanceof WrongInput) || first.pointer !== '') return fault;
  const groups = words.checks.flatMap((check) =>
    check.check === 'TOGETHER' && check.rows === null ? [check.fields] : [],
  );
  const blamed = groups.find((fields) => {
    const without = fields.map((field) => [field, null] as const);
    return tried({ ...form, ...Object.fromEntries(without) }) === null;
  });
  const field = blamed?.at(-1) ?? words.fields.find(isFilledIn)?.field;
  if (field === undefined) return fault;
  const [zh = '', en = ''] = first.message.split(' / ');
  const message = `${zh}；请核对此项的数值 / ${en}; check this figure`;
  return new FormulaFault([{ pointer: `/${field}`, code: 'TOO_LARGE', message }], fault);
}
