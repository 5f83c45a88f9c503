import { sum, yuan, type Yuan } from '#domain/money/yuan.js';
import type { Subsidy } from '#domain/formulas/subsidy.js';
import type { FormRules } from './checks.js';
import { factsOf } from './form-facts.js';
import type { TaskKind } from './forms.js';
import { subsidyInputs, type SubsidyForm } from './subsidy.forms.js';

/**
 * The amount (元) that a decided task is listed with, as its form says it; null: what it was opened with.
 * `form` has passed the kind's own schema and its checks.
 */
export function listedAmount(kind: TaskKind, form: object, rules: FormRules): Yuan | null {
  if (kind === 'p08.confirm') {
    return (rules.work('subsidy', subsidyInputs(form as SubsidyForm)) as Subsidy).liability;
  }
  const { listed } = factsOf(kind);
  if (!listed) return null;
  const values = form as Readonly<Record<string, unknown>>;
  const rows = listed.rows === null ? [values] : (values[listed.rows] as readonly object[]);
  return sum(
    rows.map((row) => yuan(String((row as Readonly<Record<string, unknown>>)[listed.field]))),
  );
}
