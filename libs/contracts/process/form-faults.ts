import { checkFigures, type CheckFault, type SentWith } from '#domain/process/form-checks.js';
import type { FormField } from './fields.js';
import type { FormWords } from './form-words.js';

/** What a named check finds, in words. */
export interface FormCheckFault extends CheckFault {
  readonly message: string;
}

/** How a field is called: `units.persons` is the column's name with the list's before it. */
function nameOf(form: FormWords, rows: string | null, name: string): readonly [string, string] {
  const list = form.fields.find(({ field }) => field === rows);
  let fields: readonly FormField[] = list?.kind === 'rows' ? list.fields : form.fields;
  const said: { zh: string; en: string }[] = [];
  for (const part of name.split('.')) {
    const found = fields.find(({ field }) => field === part);
    if (found) said.push(found);
    fields = found?.kind === 'rows' ? found.fields : [];
  }
  return [said.map(({ zh }) => zh).join('·'), said.map(({ en }) => en).join(', ')];
}

function wordsOf(form: FormWords, fault: CheckFault, rows: string | null): string {
  const names = fault.fields.map((field) => nameOf(form, rows, field));
  const [zh = '', en = ''] = names[0] ?? [];
  const others = names.slice(1);
  const othersZh = others.map(([each]) => each).join('、');
  const othersEn = others.map(([, each]) => each).join(', ');
  switch (fault.check) {
    case 'REASON_BEYOND':
      return `“${zh}”相差超过允许幅度，请填写理由 / ${en} is beyond what is allowed without words; give a reason`;
    case 'TOGETHER':
      return `${names.map(([each]) => each).join('、')}须同时填写，或都不填 / give ${names.map(([, each]) => each).join(', ')} together, or none`;
    case 'CHANGED_NEEDS_REASON':
      return `“${zh}”与系统草拟数不同，请填写理由 / ${en} is not what was drafted; give a reason`;
    case 'CHANGE_IS_SAID':
      return changeInWords(fault.code, zh, en);
    case 'NOT_BELOW_ZERO':
      return `“${zh}”小于零，请核对收支 / ${en} is below zero; check the figures`;
    case 'SUM_IS':
      return `“${zh}”与各项合计不符（${othersZh}），请核对 / ${en} is not what ${othersEn} add up to; check them`;
    case 'NOT_AFTER':
      return `“${zh}”不得超过“${othersZh}”，请改小或核对 / ${en} may not go beyond ${othersEn}; make it smaller or check both`;
    case 'NOTHING_SHORT':
      return `“${zh}”比应有的少 ${fault.short ?? ''} 元，请增加或更正所填各数 / ${en} is ${fault.short ?? ''} yuan short of what it must be; raise it or correct the figures`;
  }
}

function changeInWords(code: CheckFault['code'], zh: string, en: string): string {
  if (code === 'CHANGED') {
    return `“${zh}”已改动，请选“调整后同意” / ${en} was changed: choose approval with changes`;
  }
  return code === 'UNCHANGED'
    ? `没有改动任何“${zh}”，请选“同意” / ${en} was changed nowhere: choose plain approval`
    : '请填写调整理由 / Give a reason for the change';
}

type Values = Readonly<Record<string, unknown>>;

/**
 * What the checks of a form find in what was sent. `form` and `draft` have passed its validator;
 * `ratioOf` gives the value of a parameter that a check names, `worked` the figures of the form's formula, `sentWith` the decision it
 * was sent with. Faults that do not refuse are warnings.
 */
export const formCheckFaults = (
  words: FormWords,
  form: Values,
  draft: Values,
  ratioOf: (ref: string) => string,
  worked: Values = {},
  sentWith: SentWith | null = null,
): readonly FormCheckFault[] =>
  words.checks.flatMap((check) =>
    checkFigures([check], form, draft, ratioOf, worked, sentWith).map((fault) => ({
      ...fault,
      message: wordsOf(words, fault, check.rows),
    })),
  );
