import type { FormWords } from '#contracts/process/form-words.js';
import type { FactValue } from '#domain/facts/fact.js';
import { isYuan, sum, yuan, type Yuan } from '#domain/money/yuan.js';
import { figureOf } from '../formulas/result-figures.js';

type Values = Readonly<Record<string, FactValue>>;

const amountIn = (value: FactValue | undefined): Yuan | null =>
  typeof value === 'string' && isYuan(value) ? yuan(value) : null;

/**
 * The amount (yuan) that a task is listed with, as the words of its form say: a field, the sum of a column, or a
 * figure of the form's formula (`result`: what that came to). null: the form names none, or it is not there.
 */
export function amountOfForm(words: FormWords, form: Values, result: object | null): Yuan | null {
  if (words.amount === undefined) return null;
  const [name = '', column] = words.amount.split('.');
  if (column === undefined) return amountIn(form[name]);
  if (name === 'works') return result === null ? null : amountIn(figureOf(result, column));
  const rows = form[name];
  if (!Array.isArray(rows)) return null;
  return sum((rows as readonly Values[]).flatMap((row) => amountIn(row[column]) ?? []));
}
