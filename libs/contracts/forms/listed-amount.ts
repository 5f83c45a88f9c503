import { sum, yuan, type Yuan } from '#domain/money/yuan.js';
import type { FormRules } from './checks.js';
import { factsOf } from './form-facts.js';
import type { TaskKind } from './forms.js';

/**
 * The amount (元) that a decided task is listed with, as its form says it; null: what it was opened with.
 * `form` has passed the kind's own schema and its checks.
 */
export function listedAmount(kind: TaskKind, form: object, rules: FormRules): Yuan | null {
  const { listed } = factsOf(kind);
  if (!listed) return null;
  const values = (listed.works === undefined ? form : worked(listed.works, form, rules)) as Values;
  const rows = listed.rows === null ? [values] : (values[listed.rows] as readonly Values[]);
  return sum(rows.map((row) => yuan(String(row[listed.field]))));
}

type Values = Readonly<Record<string, unknown>>;

/** What a formula makes of a form whose figures stand under its names; the words beside them are people's. */
function worked(formula: string, form: object, rules: FormRules): object {
  const { inWords: _words, ...figures } = form as Values;
  return rules.work(formula, figures);
}
