import { readReference, type Reference } from '#contracts/process/references.js';
import type { PageCase } from '../schema/page.schema.js';
import { stepsOfCase } from './page-names.js';
import type { Page } from './read.js';

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) yield* textsIn(each);
  }
}

/** The forms that a kind of case puts before its desks. */
export const formsOfCase = ({ words }: Page, of: PageCase) =>
  [...new Set(stepsOfCase(of).map((step) => words.steps[step]?.form ?? ''))].flatMap(
    (name) => words.forms[name] ?? [],
  );

const known = new WeakMap<PageCase, readonly Reference[]>();

/** Every figure that a kind of case names: in its stages, duties, transfers and forms. */
export function referencesOfCase(page: Page, kind: string, of: PageCase): readonly Reference[] {
  const found = known.get(of) ?? namedIn(page, kind, of);
  known.set(of, found);
  return found;
}

function namedIn(page: Page, kind: string, of: PageCase): readonly Reference[] {
  const { obligations, transfers } = page.law;
  const own = [...obligations, ...transfers].filter((each) => each.case === kind);
  const texts = new Set(textsIn([of.stages, own, formsOfCase(page, of)]));
  return [...texts].flatMap((text) => readReference(text) ?? []);
}
