import type { FormField } from '#contracts/process/fields.js';
import { outsideName, readReference, type Reference } from '#contracts/process/references.js';
import { seatsOf, type Stage } from '#contracts/process/stages.js';
import type { FactKind } from '#domain/facts/fact.js';
import type { PageCase } from '../schema/page.schema.js';
import type { Bilingual } from '../schema/text.schema.js';
import { factKindOf } from './fact-kinds.js';
import type { Page } from './read.js';

/** A figure of an outside system that a stage needs, and the fact it is kept under. */
export interface OutsideFigure {
  readonly name: string;
  readonly reference: Reference;
  readonly ref: string;
  readonly kind: FactKind;
  readonly title: Bilingual;
  readonly clause: string | null;
}

const isOutside = (ref: string): boolean => readReference(ref)?.source === 'insurance';

/** What a form is drafted from or shows; a list's cells among them, which need a figure of every unit. */
function refsOfForm(page: Page, name: string) {
  const { fields = [] } = page.words.forms[name] ?? {};
  const cells = fields.flatMap((each: FormField) =>
    each.kind === 'rows'
      ? each.fields.map((cell) => ({ cell, listed: true }))
      : [{ cell: each, listed: false }],
  );
  return cells.flatMap(({ cell, listed }) =>
    ['draft' in cell ? cell.draft : null, cell.shows].flatMap((ref) =>
      ref === null ? [] : [{ ref, listed, field: cell }],
    ),
  );
}

/** The outside figures that a stage asks for by its own facts, or that its forms and records name. */
export function outsideFigures(page: Page, stage: Stage): readonly OutsideFigure[] {
  const { facts } = page.words;
  const { fetch, record, decide = [] } = stage;
  const own = Object.entries(fetch?.facts ?? {}).map(([name, ref]) => ({
    name,
    ref,
    kind: factKindOf(facts[name]?.kind),
    title: { zh: facts[name]?.zh ?? name, en: facts[name]?.en ?? name },
    clause: fetch?.clause ?? null,
  }));
  const recorded = Object.entries(record?.facts ?? {}).map(([name, ref]) => ({
    name: nameOf(ref),
    ref,
    kind: factKindOf(facts[name]?.kind),
    title: { zh: facts[name]?.zh ?? name, en: facts[name]?.en ?? name },
    clause: record?.clause ?? null,
  }));
  const forms = new Set(
    decide.flatMap(seatsOf).flatMap(({ step }) => page.words.steps[step]?.form ?? []),
  );
  const shown = [...forms].flatMap((form) =>
    refsOfForm(page, form).map(({ ref, listed, field }) => ({
      name: nameOf(ref),
      ref,
      kind: listed ? ('rows' as const) : factKindOf(field.kind),
      title: { zh: field.zh, en: field.en },
      clause: null,
    })),
  );
  const found = [...own, ...recorded, ...shown].filter(({ ref }) => isOutside(ref));
  const once = new Map(found.map((each) => [each.name, each]));
  return [...once.values()].flatMap((each) => {
    const reference = readReference(each.ref);
    return reference ? [{ ...each, reference }] : [];
  });
}

/** What a case asks for before anything else happens in it: the figures of its first stage, where that fetches. */
export function figuresAtOpening(page: Page, { stages }: PageCase): readonly OutsideFigure[] {
  const [first] = stages;
  return first?.fetch ? outsideFigures(page, first) : [];
}

const nameOf = (ref: string): string => {
  const reference = readReference(ref);
  return reference ? outsideName(reference) : ref;
};
