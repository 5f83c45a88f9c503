import type { CellField, FormField } from '#contracts/process/fields.js';
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
  kind.toLowerCase().replace(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/** Whether a page that runs records what `result.P11.planned` names. */
export type Recorded = (process: string, fact: string) => boolean;

function titleOf(page: Page, stage: Stage, isRecorded: Recorded): HandStep['title'] {
  const asked = Object.entries(stage.fetch?.facts ?? {});
  const others = asked.filter(([, ref]) => {
    const { source, path = [] } = readReference(ref) ?? {};
    return source === 'result' && !isRecorded(path[0] ?? '', path[1] ?? '');
  });
  const named = (others.length > 0 ? others : asked).map(([name]) => page.words.facts[name]);
  const zh = named.map((each) => each?.zh ?? '').join('、');
  return { zh: `登记${zh}`, en: `Record: ${named.map((each) => each?.en ?? '').join(', ')}` };
}

/**
 * The steps of a page at which figures are recorded by hand, one for each of its `fetch` stages, named after
 * what no other process records (`isRecorded`).
 */
export function handStepsOf(page: Page, isRecorded: Recorded = () => false): readonly HandStep[] {
  const { words, law } = page;
  const made: HandStep[] = [];
  for (const [kind, { stages }] of casesOf(page)) {
    for (const stage of stages) {
      if (!stage.fetch) continue;
      const plain = `${law.id.toLowerCase()}.${stage.name}`;
      const taken = plain in words.steps || made.some(({ code }) => code === plain);
      const code = taken ? `${plain}${asSuffix(kind)}` : plain;
      const { owner, clause } = stage.fetch;
      made.push({ code, kind, stage, owner, clause, title: titleOf(page, stage, isRecorded) });
    }
  }
  return made;
}

const unfilled = { draft: null, shows: null, optional: false };

/** Where some form of the page shows a fact, in a row or by itself: what it asks there is what is typed in. */
function shownAs(page: Page, name: string, listed: boolean): CellField | undefined {
  const cells = Object.values(page.words.forms).flatMap(({ fields }) =>
    fields.flatMap((each) => {
      if (each.kind !== 'rows') return listed ? [] : [each];
      return listed ? each.fields : [];
    }),
  );
  const shown = cells.find((cell) =>
    ['draft' in cell ? cell.draft : null, cell.shows].includes(`fact.${name}`),
  );
  if (!shown || shown.kind === 'text' || shown.kind === 'year') return undefined;
  const asked = { ...shown, ...unfilled };
  return asked.kind === 'yuan' ? { ...asked, signed: true } : asked;
}

/** What stands in each row of a list: as the words say, as a form shows it, heads of insured persons, an amount. */
function columnsOf(page: Page, name: string, ref: string): readonly CellField[] {
  const said = page.words.facts[name]?.columns;
  if (said) return said;
  const shown = shownAs(page, name, true);
  if (shown) return [shown];
  const persons = { field: 'persons', zh: '人数', en: 'Persons', kind: 'persons' as const };
  const amount = { field: 'amount', zh: '金额', en: 'Amount', kind: 'yuan' as const, signed: true };
  return [/\.enrolment/.test(ref) ? { ...persons, ...unfilled } : { ...amount, ...unfilled }];
}

function fieldOf(page: Page, name: string, ref: string): FormField | null {
  const fact = page.words.facts[name];
  if (!fact) return null;
  const named = { field: name, zh: fact.zh, en: fact.en, ...unfilled };
  switch (fact.kind) {
    case 'yuan':
      return { ...named, kind: 'yuan', signed: true };
    case 'persons':
    case 'ratio':
    case 'day':
    case 'document':
      return { ...named, kind: fact.kind };
    case 'choice': {
      const shown = shownAs(page, name, false);
      const choices = fact.choices ?? (shown?.kind === 'choice' ? shown.choices : undefined);
      return choices
        ? { ...named, kind: 'choice', choices }
        : { ...named, kind: 'remark', needed: true };
    }
    case 'rows': {
      const { field, zh, en } = named;
      const fields = [...columnsOf(page, name, ref)];
      return { field, zh, en, kind: 'rows', each: 'UNIT', key: 'code', fields, totals: [] };
    }
    case 'remark':
    case 'text':
    case 'year':
    case 'form':
      return { ...named, kind: 'remark', needed: true };
  }
}

/** The form of such a step: a field a figure, and the document that they stand on. */
export function handForm(page: Page, { stage }: HandStep, names?: readonly string[]): FormWords {
  const all = Object.entries(stage.fetch?.facts ?? {});
  const asked = names === undefined ? all : all.filter(([name]) => names.includes(name));
  const refused = names?.includes(HAND_REFUSED) ?? false;
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
      ...asked.flatMap(([name, ref]) => fieldOf(page, name, ref) ?? []),
      { field: HAND_DOCUMENT, kind: 'document', zh: '依据文书', en: 'Document', ...unfilled },
    ],
    checks: [],
  };
}
