import type { CellField, FormField } from '#contracts/process/fields.js';
import type { FormWords } from '#contracts/process/form-words.js';
import type { ProcessWords } from '#contracts/process/process-words.js';
import { fieldsOfCheck } from '#domain/process/form-checks.js';
import { decisionTable } from '../decisions.js';
import { twice, type Finding } from '../checks/finding.js';
import { mustHold } from './told.js';

/** The fields that a name of a check can mean: of the form, of the rows it holds in, or a list's column. */
function meant(form: FormWords, rows: string | null): ReadonlySet<string> {
  const list = form.fields.find(({ field }) => field === rows);
  const fields: readonly FormField[] = list?.kind === 'rows' ? list.fields : form.fields;
  return new Set(
    fields.flatMap((each) =>
      each.kind === 'rows'
        ? each.fields.map(({ field }) => `${each.field}.${field}`)
        : [each.field],
    ),
  );
}

function checksOf(name: string, form: FormWords): Finding[] {
  const lists = form.fields.filter(({ kind }) => kind === 'rows').map(({ field }) => field);
  return form.checks.flatMap((check) => {
    const known = meant(form, check.rows);
    const reason = 'reason' in check ? [check.reason] : [];
    const unknown = [...fieldsOfCheck(check), ...reason].filter((field) => !known.has(field));
    return [
      ...mustHold(
        check.rows === null || lists.includes(check.rows),
        check,
        null,
        `表单 ${name} 没有列表 ${check.rows}`,
        `the form ${name} has no list ${check.rows ?? ''}`,
      ),
      ...unknown.flatMap((field) =>
        mustHold(
          false,
          check,
          null,
          `核对 ${check.check} 所指的字段 ${field} 不在表单 ${name} 里`,
          `${check.check} names ${field}, which is no field of the form ${name}`,
        ),
      ),
    ];
  });
}

/** Fields that stand to each other, or that one is measured by, stand in one list or in the form itself. */
function relationFindings(name: string, form: FormWords): Finding[] {
  const lists = form.fields.flatMap((each) => (each.kind === 'rows' ? [each] : []));
  const must = (item: object, known: ReadonlySet<string>, fields: readonly string[]): Finding[] =>
    fields
      .filter((field) => !known.has(field))
      .flatMap((field) =>
        mustHold(
          false,
          item,
          null,
          `表单 ${name} 的关系所指的字段 ${field} 不在其中`,
          `a relation of the form ${name} names ${field}, which is no field beside it`,
        ),
      );
  return [
    ...form.relations.flatMap((each) =>
      must(each, meant(form, each.rows), [
        each.field,
        ...(each.kind === 'AGAINST' ? [each.to] : [...each.plus, ...each.minus]),
      ]),
    ),
    ...lists.flatMap(({ field, fields }) =>
      fields.flatMap((cell) =>
        cell.kind === 'yuan' && cell.measuredBy !== undefined
          ? must(cell, meant(form, field), [cell.measuredBy])
          : [],
      ),
    ),
  ];
}

/** The amount that a task is listed with is one of the form. */
function amountOf(name: string, form: FormWords): Finding[] {
  const { amount } = form;
  const known =
    amount === undefined || amount.startsWith('works.') || meant(form, null).has(amount);
  return mustHold(
    known,
    form,
    null,
    `列出的金额（amount）${amount} 不在表单 ${name} 里`,
    `the amount ${amount ?? ''} is no figure of the form ${name}`,
  );
}

const cellFindings = (cell: CellField | FormField): Finding[] =>
  'draft' in cell
    ? mustHold(
        cell.draft === null || cell.shows === null,
        cell,
        null,
        `${cell.field} 不能既是草拟（draft）又是只读（shows）`,
        `${cell.field} is either drafted or shown, not both`,
      )
    : [];

function formFindings(name: string, form: FormWords, cases: readonly string[]): Finding[] {
  return [
    ...twice(form.fields, 'field', ({ field }) => field),
    ...form.fields.flatMap((each) => [
      ...cellFindings(each),
      ...(each.kind === 'rows'
        ? [
            ...mustHold(
              cases.includes(each.each),
              each,
              null,
              `没有办件种类 ${each.each}`,
              `no kind of case ${each.each}`,
            ),
            ...twice(each.fields, 'field', ({ field }) => field),
            ...each.fields.flatMap(cellFindings),
            ...each.totals.flatMap((total) =>
              mustHold(
                each.fields.some(
                  ({ field, kind }) => field === total && ['yuan', 'persons'].includes(kind),
                ),
                each,
                null,
                `合计 ${total} 不是本列表的金额或人数`,
                `${total} is no amount and no count of the list, it cannot be added up`,
              ),
            ),
          ]
        : []),
    ]),
    ...checksOf(name, form),
    ...relationFindings(name, form),
    ...amountOf(name, form),
  ];
}

function stepFindings(words: ProcessWords): Finding[] {
  return Object.entries(words.steps).flatMap(([name, step]) => {
    const ways = step.decisions.map((code) => decisionTable().get(code)?.way);
    return [
      ...mustHold(
        name.startsWith(`${words.id.toLowerCase()}.`),
        step,
        null,
        `步骤 ${name} 须以 ${words.id.toLowerCase()}. 开头`,
        `the step ${name} begins with ${words.id.toLowerCase()}.`,
      ),
      ...mustHold(
        step.case in words.cases,
        step,
        null,
        `没有办件种类 ${step.case}`,
        `no kind of case ${step.case}`,
      ),
      ...mustHold(
        step.form in words.forms,
        step,
        null,
        `没有表单 ${step.form}`,
        `no form ${step.form}`,
      ),
      ...step.decisions
        .filter((_, index) => ways[index] === undefined)
        .flatMap((code) =>
          mustHold(
            false,
            step,
            null,
            `decisions.yaml 没有决定 ${code}`,
            `no decision ${code} in decisions.yaml`,
          ),
        ),
      ...Object.keys(step.called)
        .filter((code) => !step.decisions.includes(code))
        .flatMap((code) =>
          mustHold(
            false,
            step,
            null,
            `步骤 ${name} 没有决定 ${code}，叫法（called）用不上`,
            `nobody decides ${code} at ${name}, so it is called nothing there`,
          ),
        ),
      ...mustHold(
        ways[0] === undefined || ways[0] === 'FORWARD' || !ways.includes('FORWARD'),
        step,
        null,
        `步骤 ${name} 的第一个决定须是往前走的`,
        `the first decision of ${name} is the forward one`,
      ),
    ];
  });
}

/** The words of a process agree with themselves. */
export function checkWords(words: ProcessWords): Finding[] {
  return [
    ...Object.entries(words.forms).flatMap(([name, form]) =>
      formFindings(name, form, Object.keys(words.cases)),
    ),
    ...stepFindings(words),
  ];
}
