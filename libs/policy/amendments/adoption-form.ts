import type { Adoptable } from '#contracts/amendments.js';
import type { CellField, FormField } from '#contracts/process/fields.js';
import type { FactValue } from '#domain/facts/fact.js';
import { addDays, day, laterDay, type Day } from '#domain/time/day.js';
import { deskInWords } from '../desk-words.js';
import { deskOf, type Pack } from '../pack.js';
import { parametersNamed } from '../parameters.js';
import type { FormOfStep } from '../process/form-of-step.js';
import { desksOfAdoption } from './adoption-desks.js';
import { matterOfStep } from './adoption-process.js';
import { openCodes } from './open-codes.js';
import { valueField } from './value-field.js';

type Form = Record<string, FactValue>;

const shown = (field: string, zh: string, en: string): CellField => ({
  field,
  zh,
  en,
  kind: 'remark',
  draft: null,
  optional: false,
  needed: false,
  shows: `fact.${field}`,
});
const asked = { draft: null, shows: null, optional: false };

const days: readonly FormField[] = [
  { field: 'from', zh: '自何日起', en: 'From', kind: 'day', ...asked },
  {
    field: 'to',
    zh: '至何日止（空：到下一次定下为止）',
    en: 'To; empty: until the next value',
    kind: 'day',
    ...asked,
    optional: true,
  },
];
const paper: readonly FormField[] = [
  { field: 'document', zh: '依据文书', en: 'Document', kind: 'document', ...asked },
  { field: 'remark', zh: '说明', en: 'Remark', kind: 'remark', needed: false, ...asked },
];
const key = shown('key', '代码', 'Code');

function readingField(pack: Pack, id: string): CellField {
  const reading = pack.readings.get(id);
  const open = openCodes(pack, id);
  const choices = (reading?.alternatives ?? [])
    .filter(({ code }) => open.includes(code))
    .map(({ code, text: { zh, en } }) => ({ code, zh, en }));
  return { field: 'value', zh: '采用哪种理解', en: 'Reading', kind: 'choice', choices, ...asked };
}

/** The unit of a parameter; undefined: the pack knows no such key. */
export const unitOfKey = (pack: Pack, name: string): string | undefined =>
  parametersNamed(pack, name)[0]?.unit;

function fieldsOf(pack: Pack, { kind, key: name }: Adoptable): readonly FormField[] {
  const question = shown('question', '待定事项', 'What is open');
  const decides = shown('decides', '由谁定', 'Who decides');
  const proposed = shown('proposed', '建议', 'Proposed');
  switch (kind) {
    case 'PARAMETER': {
      const title = shown('parameter', '参数', 'Parameter');
      const value = valueField(unitOfKey(pack, name) ?? '');
      return [title, key, question, decides, proposed, value, ...days, ...paper];
    }
    case 'READING':
      return [question, key, decides, proposed, readingField(pack, name), ...days, ...paper];
    case 'VALIDITY':
      return [
        shown('current', '现有效期至', 'In force until'),
        key,
        { field: 'value', zh: '延长至何日', en: 'Extended to', kind: 'day', ...asked },
        ...paper,
      ];
  }
}

/** The key that a form is about: it stands fixed in it. */
export const keyIn = (form: Readonly<Record<string, unknown>>): string =>
  typeof form['key'] === 'string' ? form['key'] : '';

/** The form of a step that adopts something (`today`: the business day); undefined: the step adopts nothing. */
export function formOfAdoption(
  pack: Pack,
  step: string,
  drafted: Readonly<Record<string, unknown>>,
  today: string,
): FormOfStep | undefined {
  const matter = matterOfStep(step);
  if (!matter) return undefined;
  const of = { kind: matter.kind, key: keyIn(drafted), fund: null };
  const words = { works: null, fields: [...fieldsOf(pack, of)], checks: [], relations: [] };
  return { words, reads: matter.agrees === step, of: { rows: 0, exampleDay: today } };
}

/** What a key is called where people read it. */
export function nameOfKey(pack: Pack, { kind, key: name }: Adoptable): string {
  if (kind === 'READING') return pack.readings.get(name)?.question.zh ?? name;
  if (kind === 'VALIDITY') return pack.documents[0]?.title ?? pack.name.zh;
  interface Named {
    readonly key: string;
    readonly name: { readonly zh: string } | null;
  }
  const rows: readonly Named[] = [
    ...pack.parameters,
    ...[...pack.pages.values()].flatMap(({ law }) => law.parameters),
    ...[...pack.processes.values()].flatMap(({ parameters }) => parameters),
    ...[...pack.formulas.values()].flatMap(({ parameters }) => parameters),
  ];
  const named = rows.find((each) => each.key === name && each.name !== null)?.name;
  return named?.zh ?? name;
}

/** What stands in the form when it is first asked; `on`: the day by whose law the first case that waits goes. */
export function draftOfAdoption(pack: Pack, of: Adoptable, on: Day): Form {
  const { kind, key: name } = of;
  if (kind === 'VALIDITY') {
    return { current: pack.validTo, key: name, value: null, document: null, remark: '' };
  }
  const [stated] = parametersNamed(pack, name);
  const id = kind === 'READING' ? name : (stated?.question ?? '');
  const reading = pack.readings.get(id);
  const own = [
    ...pack.parameters,
    ...[...pack.pages.values()].flatMap(({ law }) => law.parameters),
  ];
  const desk = desksOfAdoption(pack, of)?.decides ?? '';
  const decides =
    own.find((each) => each.key === name)?.decides ??
    reading?.decides ??
    deskInWords(deskOf(desk, pack.division, pack.division));
  const chosen = reading?.alternatives.find(({ code }) => code === reading.chosen)?.text.zh;
  const from = laterDay(on, day(pack.validFrom.value));
  const common = { key: name, decides: decides.zh, from, to: null, document: null, remark: '' };
  if (kind === 'READING') {
    const question = reading?.question.zh ?? name;
    return { ...common, question, proposed: chosen ?? '', value: null };
  }
  const proposed = stated?.source === 'PROPOSED' ? String(stated.value) : (chosen ?? '');
  const open = reading?.question.zh ?? '文件没有写，由市里定';
  return { ...common, parameter: nameOfKey(pack, of), question: open, proposed, value: null };
}

/** The last day that rules held before somebody renewed them, and the day after it. */
export const renewedFrom = ({ validTo, validFrom }: Pack): Day =>
  validTo === null ? day(validFrom.value) : addDays(validTo, 1);
