import {
  placesOfCollect,
  returnsOf,
  seatsOf,
  type Stage,
  type StagePlace,
} from '#contracts/process/stages.js';
import { decisionTable } from '../decisions.js';
import type { Pack } from '../pack.js';
import { dueRuleSchema } from '../schema/due.schema.js';
import type { PageDuty, PageOpening } from '../schema/page.schema.js';
import type {
  CaseKind,
  DecisionDefinition,
  FactDefinition,
  ObligationDefinition,
  ProcessDefinition,
  StepDefinition,
  TransferDefinition,
} from '../schema/process.schema.js';
import { factKindOf } from './fact-kinds.js';
import { handStepsOf, type Recorded } from './hand-steps.js';
import { outsideFigures } from './outside-figures.js';
import { casesOf, placesOfCase, recordedBy } from './page-names.js';
import type { Page } from './read.js';
import { transferSteps } from './transfer-steps.js';

/** A rule of a page as dates are counted (due-in-period); null: the document gives none. */
export const countedRule = (rule: PageDuty['due'] | undefined): CountedRule | null =>
  rule === undefined || rule.rule === 'UNSET' ? null : rule;
type CountedRule = Exclude<PageDuty['due'], { rule: 'UNSET' }>;

/** What a case is about by itself; what opens it, and every other period, the page says (openings.ts). */
const everyOf = ({ every }: PageOpening): ProcessDefinition['every'] =>
  every === 'MONTH' || every === 'YEAR' ? every : 'EVENT';

/** The instant at which every period of its kind opens, where a rule of the month says it; what else opens it, openings.ts says. */
function momentOf({ due, at, clause, source }: PageOpening): ProcessDefinition['opens'] {
  const rule = dueRuleSchema.safeParse(countedRule(due));
  return rule.success && clause !== null ? { due: rule.data, at, clause, source } : null;
}

function decisionsOf(page: Page, place: StagePlace, step: string): DecisionDefinition[] {
  return (page.words.steps[step]?.decisions ?? []).flatMap((code) => {
    const known = decisionTable().get(code);
    if (!known) return [];
    const { needs, way } = known;
    const title = page.words.steps[step]?.called[code] ?? known.title;
    const returnTo = way === 'BACK' ? returnOf(page, place, code) : null;
    const unit = returnTo?.kind === 'UNIT' ? (['returnTo'] as const) : [];
    return [{ code, title, needs: [...needs, ...unit], way, returnTo }];
  });
}

/** Where a decision sends the work back to: earlier steps, or the first desk of a unit's own case. */
function returnOf(page: Page, place: StagePlace, code: string): DecisionDefinition['returnTo'] {
  const ends = place.ends.includes(code);
  const kind = ends ? page.law.cases[place.returnsTo ?? ''] : undefined;
  const first = kind && placesOfCase(kind)[0];
  if (first) return { kind: 'UNIT', steps: seatsOf(first).map(({ step }) => step) };
  const chain = casesOf(page)
    .flatMap(([, { stages }]) => stages)
    .find(({ decide }) => decide?.includes(place));
  const own = (chain?.decide ?? []).flatMap(seatsOf).map(({ step }) => step);
  // What ends the chain goes to a desk of an earlier one.
  const steps = returnsOf(place).filter((step) => own.includes(step) !== ends);
  return steps.length === 0 ? null : { kind: 'STEP', steps };
}

/** Where figures are recorded by hand; nobody comes to it while the systems have them. */
function handSteps(pack: Pack, page: Page): StepDefinition[] {
  const record = decisionTable().get('RECORD');
  const decisions = record
    ? [
        {
          code: 'RECORD',
          title: record.title,
          needs: [...record.needs],
          way: record.way,
          returnTo: null,
        },
      ]
    : [];
  const isRecorded: Recorded = (process, fact) => {
    const of = pack.pages.get(process);
    const recorded =
      of?.law.runs && casesOf(of).some(([, each]) => recordedBy(each).includes(fact));
    const named = pack.processes.get(process)?.facts.some(({ name }) => name === fact);
    return recorded === true || named === true;
  };
  return handStepsOf(page, isRecorded).map(({ code, kind, owner, clause, title }) => ({
    code,
    case: kind as CaseKind,
    levels: null,
    title,
    desk: owner,
    clause: clause ?? page.law.clause,
    obligation: null,
    due: null,
    optional: true,
    role: null,
    state: null,
    returned: null,
    decisions,
  }));
}

/**
 * The stages of all kinds in the order in which they come: where one kind waits for another (hear), the other's
 * stand there. A unit's plan goes to the city before the unit confirms its money.
 */
export function stagesAsTheyCome(page: Page): readonly (readonly [kind: string, stage: Stage])[] {
  const all = new Map(casesOf(page));
  const met = new Set<string>();
  const of = (kind: string): (readonly [string, Stage])[] => {
    if (met.has(kind)) return [];
    met.add(kind);
    return (all.get(kind)?.stages ?? []).flatMap((stage) => [
      ...(stage.hear ? of(stage.hear.case) : []),
      [kind, stage] as const,
    ]);
  };
  const kinds = [...all.keys()];
  const begins = kinds.filter((kind) => all.get(kind)?.stages[0]?.hear === undefined);
  return [...begins, ...kinds].flatMap(of);
}

function stepsOf(page: Page): StepDefinition[] {
  return stagesAsTheyCome(page).flatMap(([kind, stage]) =>
    (stage.decide ?? placesOfCollect(stage)).flatMap((place) =>
      seatsOf(place).map(({ step, desk, clause, duty }): StepDefinition => {
        const words = page.words.steps[step];
        return {
          code: step,
          case: kind as CaseKind,
          levels: place.levels,
          title: { zh: words?.zh ?? step, en: words?.en ?? step },
          desk,
          clause: clause ?? place.clause ?? page.law.clause,
          obligation: datedDuty(page, duty ?? place.duty),
          due: page.law.days[step] ?? null,
          optional: false,
          role: null,
          state: place.state,
          returned: place.returned,
          decisions: decisionsOf(page, place, step),
        };
      }),
    ),
  );
}

/** A duty whose day nobody has decided yet gives its step no day. */
const datedDuty = ({ law }: Page, code: string | null): string | null =>
  law.obligations.some((each) => each.code === code && countedRule(each.due) !== null)
    ? code
    : null;

function obligationsOf({ clauses }: Pack, { words, law }: Page): ObligationDefinition[] {
  return law.obligations.flatMap((duty, index): ObligationDefinition[] => {
    const due = countedRule(duty.due);
    if (due === null) return [];
    const isSame = (each: PageDuty): boolean => each.case === duty.case && each.code === duty.code;
    const stage = law.obligations.slice(0, index).filter(isSame).length + 1;
    const what = duty.what ?? words.obligations[duty.code] ?? { zh: duty.code, en: duty.code };
    const { code, kind, source, strength, receivedAt, debtor, creditor } = duty;
    const clause = duty.clause ?? law.clause ?? '';
    const quote = clauses.get(clause)?.quote ?? '';
    const said = { code, what, clause, source, strength, quote };
    return [
      { ...said, due, kind, case: duty.case as CaseKind, stage, receivedAt, debtor, creditor },
    ];
  });
}

function transfersOf({ words, law }: Page): TransferDefinition[] {
  return law.transfers.map(
    ({ code, levels, from, to, decidedBy, lookedAfterBy, source, ...transfer }) => ({
      code,
      case: transfer.case as CaseKind,
      levels,
      what: words.transfers[code] ?? { zh: code, en: code },
      from,
      to,
      back: false,
      clause: transfer.clause ?? law.clause ?? '',
      decidedBy,
      lookedAfterBy,
      after: transfer.after,
      workingDays: transfer.workingDays,
      duty: transfer.duty,
      source,
    }),
  );
}

/** Everything its cases write down: what stages fetch and record, and outside figures that only forms name. */
function factsOf(page: Page): FactDefinition[] {
  const { words, law } = page;
  const stages = casesOf(page).flatMap(([, of]) => of.stages);
  const named = stages.flatMap(({ fetch, record, collect }) =>
    [fetch, record, collect?.withheld].flatMap((each) =>
      Object.keys(each?.facts ?? {}).map((name) => [name, each?.clause ?? null] as const),
    ),
  );
  const facts = [...new Map(named)].flatMap(([name, clause]): FactDefinition[] => {
    const fact = words.facts[name];
    if (!fact) return [];
    const title = { zh: fact.zh, en: fact.en };
    return [{ name, title, kind: factKindOf(fact.kind), clause: clause ?? law.clause }];
  });
  const outside = stages
    .flatMap((stage) => outsideFigures(page, stage))
    .filter(({ name }) => !facts.some((fact) => fact.name === name))
    .map(({ name, title, kind, clause }) => ({ name, title, kind, clause: clause ?? law.clause }));
  return [...facts, ...new Map(outside.map((fact) => [fact.name, fact])).values()];
}

/**
 * A page as inbox, names, duties, board and openings read a process: its words and its law in one. No
 * figure and no order is in it that the page does not have; the order of desks stays with its stages.
 */
export function definitionOfPage(pack: Pack, page: Page): ProcessDefinition {
  const { words, law } = page;
  return {
    id: law.id,
    title: words.title,
    page: null,
    clause: law.clause,
    every: everyOf(law.opens),
    parameters: [],
    opens: momentOf(law.opens),
    pays: law.pays,
    cases: casesOf(page).map(([code, { levels, stream, funds, state }]) => ({
      code: code as CaseKind,
      levels,
      stream,
      funds,
      title: words.cases[code] ?? words.title,
      clause: law.clause,
      state,
      reference: false,
    })),
    obligations: obligationsOf(pack, page),
    transfers: transfersOf(page),
    steps: [
      ...stepsOf(page),
      ...handSteps(pack, page),
      ...(law.transfers.length > 0 ? transferSteps() : []),
    ],
    reasons: null,
    ladders: [],
    facts: factsOf(page),
    receivedAs: null,
  };
}

/** The processes of a pack with the pages that run among them. */
export const withRunningPages = (pack: Pack): Pack['processes'] =>
  new Map([
    ...pack.processes,
    ...[...pack.pages]
      .filter(([, { law }]) => law.runs)
      .map(([id, page]) => [id, definitionOfPage(pack, page)] as const),
  ]);

/** The page that runs a process; undefined: a page of TypeScript does. */
export function runningPage(pack: Pick<Pack, 'pages'>, process: string): Page | undefined {
  const page = pack.pages.get(process.slice(0, 3));
  return page?.law.runs ? page : undefined;
}
