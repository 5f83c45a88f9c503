import type { FormField } from '#contracts/process/fields.js';
import type { FormWords } from '#contracts/process/form-words.js';
import { readReference } from '#contracts/process/references.js';
import type { Stage } from '#contracts/process/stages.js';
import { casesOf } from './page-names.js';
import type { Page } from './read.js';

/** Figures of a `fetch` that no system has, recorded by the desk that owns them: its step, made from the stage. */
export interface HandStep {
  readonly code: string;
  readonly kind: string;
  readonly stage: Stage;
  readonly owner: string;
  readonly clause: string | null;
  readonly title: { readonly zh: string; readonly en: string };
}

/** What the form says beside the figures: the paper they stand on, and why figures were not taken. */
export const HAND_DOCUMENT = 'document';
export const HAND_REFUSED = 'refused';

/** `YEAR_END` as the end of a name: `YearEnd`. */
const asSuffix = (kind: string): string =>
  kind
    .toLowerCase()
    .replace(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase());

function titleOf(page: Page, stage: Stage): HandStep['title'] {
  const asked = Object.entries(stage.fetch?.facts ?? {});
  const others = asked.filter(([, ref]) => readReference(ref)?.source === 'result');
  const named = (others.length > 0 ? others : asked).map(([name]) => page.words.facts[name]);
  const zh = named.map((each) => each?.zh ?? '').join('、');
  return { zh: `登记${zh}`, en: `Record: ${named.map((each) => each?.en ?? '').join(', ')}` };
}

/** The steps of a page at which figures are recorded by hand, one for each of its `fetch` stages. */
export function handStepsOf(page: Page): readonly HandStep[] {
  const { words, law } = page;
  const made: HandStep[] = [];
  for (const [kind, { stages }] of casesOf(page)) {
    for (const stage of stages) {
      if (!stage.fetch) continue;
      const plain = `${law.id.toLowerCase()}.${stage.name}`;
      const taken = plain in words.steps || made.some(({ code }) => code === plain);
      const code = taken ? `${plain}${asSuffix(kind)}` : plain;
      const { owner, clause } = stage.fetch;
      made.push({ code, kind, stage, owner, clause, title: titleOf(page, stage) });
    }
  }
  return made;
}

function fieldOf(page: Page, name: string): FormField | null {
  const fact = page.words.facts[name];
  if (!fact) return null;
  const named = { field: name, zh: fact.zh, en: fact.en };
  const filled = { draft: null, shows: null, optional: false };
  switch (fact.kind) {
    case 'yuan':
      return { ...named, ...filled, kind: 'yuan', signed: true };
    case 'persons':
    case 'ratio':
    case 'day':
    case 'document':
      return { ...named, ...filled, kind: fact.kind };
    case 'choice':
      return fact.choices
        ? { ...named, ...filled, kind: 'choice', choices: fact.choices }
        : { ...named, ...filled, kind: 'remark', needed: true };
    case 'rows': {
      const amount = { field: 'amount', zh: '金额', en: 'Amount', kind: 'yuan' as const };
      const columns = fact.columns ?? [{ ...amount, ...filled, signed: true }];
      return { ...named, kind: 'rows', each: 'UNIT', fields: columns, totals: [] };
    }
    case 'remark':
    case 'text':
    case 'form':
      return { ...named, ...filled, kind: 'remark', needed: true };
  }
}

/** The form of such a step: a field a figure, and the document that they stand on. */
export function handForm(page: Page, { stage }: HandStep, names?: readonly string[]): FormWords {
  const all = Object.keys(stage.fetch?.facts ?? {});
  const asked = names === undefined ? all : all.filter((name) => names.includes(name));
  const refused = names?.includes(HAND_REFUSED) ?? false;
  const filled = { draft: null, shows: null, optional: false };
  return {
    works: null,
    fields: [
      ...(refused
        ? [
            {
              field: HAND_REFUSED,
              kind: 'text' as const,
              zh: '未能采用的原因',
              en: 'Why the figures were not taken',
              shows: 'case.period',
            },
          ]
        : []),
      ...asked.flatMap((name) => fieldOf(page, name) ?? []),
      { field: HAND_DOCUMENT, kind: 'document', zh: '依据文书', en: 'Document', ...filled },
    ],
    checks: [],
  };
}
