import { clauseUses, type Governed } from './clause-uses.js';
import type { Pack } from './pack.js';
import { parametersOf } from './parameters.js';
import type { Bilingual } from './schema/text.schema.js';

/** What a clause governs, with what it is called; null: its id says all. */
export interface GovernedItem extends Governed {
  readonly title: Bilingual | null;
  /** A parameter's values as text; null: of something else, or UNSET. */
  readonly value: string | null;
}

/** A clause with everything that rests on it, or the reason why nothing does. */
export interface CoveredClause {
  readonly city: string;
  readonly document: string;
  readonly clause: string;
  readonly article: string;
  readonly sentences: readonly [number, number];
  readonly quote: string;
  readonly governs: readonly GovernedItem[];
  readonly reason: Bilingual | null;
}

type Titles = (governed: Governed) => Bilingual | null;

function titlesOf(pack: Pack): Titles {
  const steps = [...pack.processes.values()].flatMap((process) => process.steps);
  const words = [...pack.pages.values()].map((page) => page.words);
  const obligations = [...pack.processes.values()].flatMap(({ id, obligations: each }) =>
    each.map((obligation): [string, Bilingual] => [`${id}.${obligation.code}`, obligation.what]),
  );
  const titles: Readonly<Record<Governed['kind'], ReadonlyMap<string, Bilingual>>> = {
    PARAMETER: new Map([
      ...pack.accounts.types.map(({ type, name }): [string, Bilingual] => [
        `accounts.${type}`,
        name,
      ]),
      ...[...pack.formulas.values(), ...pack.processes.values()].flatMap(({ parameters }) =>
        parameters.flatMap(({ key, name }): [string, Bilingual][] => (name ? [[key, name]] : [])),
      ),
    ]),
    PROCESS: new Map(pack.catalogue.processes.map(({ id, title }) => [id, title])),
    FORMULA: new Map([...pack.formulas.values()].map(({ id, title }) => [id, title])),
    DEADLINE: new Map([
      ...pack.deadlines.map(({ code, what }): [string, Bilingual] => [code, what]),
      ...obligations,
      ...words.flatMap(({ id, obligations: named }) =>
        Object.entries(named).map(([code, what]): [string, Bilingual] => [`${id}.${code}`, what]),
      ),
    ]),
    LADDER: new Map(
      pack.catalogue.processes.flatMap(({ id, ladder }) =>
        ladder.map((rung): [string, Bilingual] => [`${id}.${rung.code}`, rung.leadsTo]),
      ),
    ),
    FORM: new Map([
      ...steps.map(({ code, title }): [string, Bilingual] => [code, title]),
      ...words.flatMap((of) =>
        Object.entries(of.steps).map(([code, { zh, en }]): [string, Bilingual] => [
          code,
          { zh, en },
        ]),
      ),
    ]),
    TARGET: new Map(
      [...pack.clauses.values()].flatMap(({ targets }) =>
        targets.map(({ id, what }): [string, Bilingual] => [id, what]),
      ),
    ),
  };
  return ({ kind, id }) => titles[kind].get(id) ?? null;
}

function valuesOf(pack: Pack): (governed: Governed) => string | null {
  const values = new Map<string, string[]>([
    ['ruleSet.validFrom', [pack.validFrom.value]],
    ...pack.accounts.types.map(({ type }): [string, string[]] => [`accounts.${type}`, [type]]),
    ...pack.insuranceTypes.map(({ code, from }): [string, string[]] => [
      `insuranceTypes.${code}`,
      [from ?? code],
    ]),
  ]);
  for (const { key, value } of parametersOf(pack)) {
    if (value === null) continue;
    const text = Array.isArray(value) ? value.join(' → ') : String(value);
    const known = values.get(key) ?? [];
    values.set(key, known.includes(text) ? known : [...known, text]);
  }
  return ({ kind, id }) => (kind === 'PARAMETER' ? (values.get(id)?.join('; ') ?? null) : null);
}

/** Every clause of a pack in the order of its document, with what it governs or why nothing. */
export function coverageOf(pack: Pack): readonly CoveredClause[] {
  const titleOf = titlesOf(pack);
  const valueOf = valuesOf(pack);
  const governed = new Map<string, Map<string, GovernedItem>>();
  for (const { clause, governs } of clauseUses(pack)) {
    const items = governed.get(clause) ?? new Map<string, GovernedItem>();
    items.set(`${governs.kind} ${governs.id}`, {
      ...governs,
      title: titleOf(governs),
      value: valueOf(governs),
    });
    governed.set(clause, items);
  }
  return [...pack.clauses.values()].map(
    ({ id, document, article, sentences, quote, reason }): CoveredClause => {
      const governs = [...(governed.get(id)?.values() ?? [])];
      return {
        city: pack.id,
        document,
        clause: id,
        article,
        sentences,
        quote,
        governs,
        reason: governs.length === 0 ? reason : null,
      };
    },
  );
}

/** A document with its headings, for a page that has the outline on the left. */
export interface OutlinedDocument {
  readonly city: string;
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly issuedOn: string;
  readonly headings: readonly {
    readonly title: string;
    readonly level: number;
    readonly from: number;
  }[];
}

/** The documents of a pack with their outlines. */
export const outlinesOf = (pack: Pack): readonly OutlinedDocument[] =>
  pack.documents.map(({ id, number, title, issuedOn }) => ({
    city: pack.id,
    id,
    number,
    title,
    issuedOn,
    headings: (pack.outlines.get(id) ?? []).map(({ title: heading, level, from }) => ({
      title: heading,
      level,
      from,
    })),
  }));
