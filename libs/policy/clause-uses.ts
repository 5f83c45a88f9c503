import type { Pack } from './pack.js';
import { usesOfPage } from './process/clauses-of-page.js';
import type { FormulaDefinition } from './schema/formula.schema.js';
import type { ProcessDefinition } from './schema/process.schema.js';

/** What a clause governs. */
export interface Governed {
  readonly kind: 'PARAMETER' | 'PROCESS' | 'FORMULA' | 'DEADLINE' | 'LADDER' | 'FORM' | 'TARGET';
  readonly id: string;
}

/** One place of a pack that rests on a clause: the item, its words of the law, what it makes. */
export interface ClauseUse {
  /** The item as read, by which its file and line are known. */
  readonly item: object;
  readonly id: string;
  readonly clause: string;
  readonly quote: string | null;
  readonly governs: Governed;
}

interface Citing {
  readonly clause: string | null;
  readonly quote?: string | null;
}

const use = (item: Citing & object, id: string, governs: Governed): ClauseUse[] =>
  item.clause === null
    ? []
    : [{ item, id, clause: item.clause, quote: item.quote ?? null, governs }];

function usesOfProcess(process: ProcessDefinition): ClauseUse[] {
  const itself: Governed = { kind: 'PROCESS', id: process.id };
  const moments = [process.opens, process.pays].filter((each) => each !== null);
  return [
    ...use(process, process.id, itself),
    ...[...process.cases, ...process.transfers].flatMap((each) => use(each, each.code, itself)),
    ...moments.flatMap((each) => use(each, process.id, itself)),
    ...process.parameters.flatMap((each) =>
      use(each, each.key, { kind: 'PARAMETER', id: each.key }),
    ),
    ...process.obligations.flatMap((each) =>
      use(each, each.code, { kind: 'DEADLINE', id: `${process.id}.${each.code}` }),
    ),
    ...process.steps.flatMap((each) => use(each, each.code, { kind: 'FORM', id: each.code })),
  ];
}

function usesOfFormula(formula: FormulaDefinition): ClauseUse[] {
  return [
    ...formula.parameters.flatMap((each) => [
      ...use(each, each.key, { kind: 'PARAMETER', id: each.key }),
      ...use(each, each.key, { kind: 'FORMULA', id: formula.id }),
    ]),
    ...formula.steps.flatMap((each) =>
      [each.clause, ...Object.values(each.byFund)].flatMap((clause) => {
        const quote = clause === each.clause ? each.quote : null;
        const found = use({ clause, quote }, each.step, { kind: 'FORMULA', id: formula.id });
        return found.map((of) => ({ ...of, item: each }));
      }),
    ),
  ];
}

function usesOfCatalogue(pack: Pack): ClauseUse[] {
  return pack.catalogue.processes.flatMap(({ id, steps, ladder }) => [
    ...steps.flatMap((each) => use(each, id, { kind: 'PROCESS', id })),
    ...ladder.flatMap((each) =>
      use(each, `${id}.${each.code}`, { kind: 'LADDER', id: `${id}.${each.code}` }),
    ),
  ]);
}

function usesOfRegister(pack: Pack): ClauseUse[] {
  return [...pack.clauses.values()].flatMap((item) => {
    const from = { item, id: item.id, clause: item.id, quote: item.quote };
    return [
      ...item.processes.map((id) => ({ ...from, governs: { kind: 'PROCESS' as const, id } })),
      ...item.targets.map(({ id }) => ({ ...from, governs: { kind: 'TARGET' as const, id } })),
    ];
  });
}

/** Every place of a pack that rests on a clause, the register's own words first. */
export function clauseUses(pack: Pack): readonly ClauseUse[] {
  const parameter = (item: Citing & object, id: string): ClauseUse[] =>
    use(item, id, { kind: 'PARAMETER', id });
  return [
    ...usesOfRegister(pack),
    ...parameter(pack.validFrom, 'ruleSet.validFrom'),
    ...pack.insuranceTypes.flatMap((each) => parameter(each, `insuranceTypes.${each.code}`)),
    ...pack.accounts.types.flatMap((each) => parameter(each, `accounts.${each.type}`)),
    ...pack.parameters.flatMap((each) => parameter(each, each.key)),
    ...pack.deadlines.flatMap((each) => use(each, each.code, { kind: 'DEADLINE', id: each.code })),
    // What a page says is counted once, as the page has it.
    ...[...pack.processes.values()].filter(({ id }) => !pack.pages.has(id)).flatMap(usesOfProcess),
    ...[...pack.pages.values()].flatMap(usesOfPage),
    ...[...pack.formulas.values()].flatMap(usesOfFormula),
    ...usesOfCatalogue(pack),
  ];
}
