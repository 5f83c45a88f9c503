import { amended } from '../amendments/amended.js';
import { packs } from '../load-packs.js';
import { deskOf, type Pack } from '../pack.js';
import { parametersNamed } from '../parameters.js';
import type { Day } from '#domain/time/day.js';
import type { Bilingual } from '../schema/text.schema.js';
import { awaitedByProcess, lawsOf, type AwaitedByProcess, type CityLaw } from './awaited.js';
import { everyOfProcess, isOver, type Every } from './recurs.js';

/** How a process stands in a city on a day. NOT_RUN: its document asks for it, the product does not run it yet. */
export type ProcessState =
  'RUNS' | 'AWAITING_PARAMETER' | 'EXPIRED' | 'NOT_IN_DOCUMENT' | 'NOT_RUN';

export interface Awaited {
  readonly parameter: string;
  /** What people call it; null: the pack has no name for it. */
  readonly name: Bilingual | null;
  readonly question: Bilingual | null;
  readonly decides: Bilingual | null;
}

export interface ListedProcess {
  readonly city: string;
  readonly id: string;
  readonly title: Bilingual;
  /** What asks for it; null: a decision of the city, or nothing. */
  readonly clause: string | null;
  /** null: nobody has written it down yet. */
  readonly every: Every | null;
  readonly state: ProcessState;
  readonly runs: boolean;
  /** Why it does not run; null where it does. */
  readonly reason: Bilingual | null;
  /** Parameters without a value that it waits for, or that one of its funds or a later stage of it does. */
  readonly missing: readonly string[];
  /** The same with the question that each leaves open and who decides it, where the pack says. */
  readonly awaits: readonly Awaited[];
  /** The desks that may open a case by hand. */
  readonly startedBy: readonly string[];
  /** Whose cases these are, and of which funds; null: nobody opens one. */
  readonly startedFor: {
    readonly units: readonly string[];
    readonly funds: readonly string[];
  } | null;
  /** The first day of the document, while it lies ahead; null: it is in force. */
  readonly inForceFrom: string | null;
}

/** P01 to P35: the processes that the documents of all cities ask for together. */
const LAST = 35;
const numbers: readonly string[] = Array.from(
  { length: LAST },
  (_, index) => `P${String(index + 1).padStart(2, '0')}`,
);

/** Those, and what a city has beside them as pages of its own. */
const idsIn = ({ processes, pages }: Pack): readonly string[] =>
  [...new Set([...numbers, ...processes.keys(), ...pages.keys()])].sort();

const cataloguedIn = (pack: Pack, id: string) =>
  pack.catalogue.processes.find((each) => each.id === id);

const isAsked = (pack: Pack, id: string): boolean =>
  cataloguedIn(pack, id) !== undefined || pack.processes.has(id) || pack.pages.has(id);

/** The city's own title; of what it does not have, another city's. */
function titleOf(pack: Pack, id: string): Bilingual {
  const own = ({ processes, pages }: Pack): Bilingual | undefined =>
    processes.get(id)?.title ?? pages.get(id)?.words.title;
  const named = [pack, ...packs()].map((each) => cataloguedIn(each, id)?.title ?? own(each));
  return own(pack) ?? named.find((each) => each !== undefined) ?? { zh: id, en: id };
}

function clauseOf(pack: Pack, id: string): string | null {
  const asked = pack.pages.get(id)?.law.clause ?? pack.processes.get(id)?.clause;
  const ruling = [...pack.clauses.values()].find(({ processes }) => processes.includes(id));
  const step = cataloguedIn(pack, id)?.steps.find(({ clause }) => clause !== null);
  return asked ?? ruling?.id ?? step?.clause ?? null;
}

/** A parameter without a value, in words. */
export function awaitsOf(pack: Pack, parameter: string): Awaited {
  const stated = parametersNamed(pack, parameter);
  const pages = [...pack.pages.values()].flatMap(({ law }) => law.parameters);
  const formulas = [...pack.formulas.values()].flatMap(({ parameters }) => parameters);
  const cities = [...pack.parameters, ...pages].filter(({ key }) => key === parameter);
  const named = [...cities, ...formulas].find(({ key, name }) => key === parameter && name);
  const question = stated.find((each) => each.question !== null)?.question ?? '';
  const reading = pack.readings.get(question);
  return {
    parameter,
    name: named?.name ?? null,
    question: reading?.question ?? null,
    decides: cities.find(({ decides }) => decides)?.decides ?? reading?.decides ?? null,
  };
}

/** What a person may open by hand: by which desks, for which units and funds; null: nobody opens it. */
function opensByHand(pack: Pack, id: string) {
  const page = pack.pages.get(id)?.law;
  const kinds = Object.values(page?.cases ?? {}).flatMap(({ levels, funds, opens }) => {
    const opening = opens ?? page?.opens;
    if (!opening?.by) return [];
    const units = pack.units.filter(({ level }) => levels.includes(level)).map(({ code }) => code);
    const desks = opening.by.flatMap((desk) =>
      units.map((unit) => deskOf(desk, unit, pack.division)),
    );
    const each = funds ?? pack.funds.map(({ code }) => code);
    return [{ desks, units, funds: opening.fund === 'ALL' ? ['ALL'] : each }];
  });
  const together = (of: (kind: (typeof kinds)[number]) => readonly string[]): string[] => [
    ...new Set(kinds.flatMap(of)),
  ];
  return {
    startedBy: together(({ desks }) => desks),
    startedFor:
      kinds.length === 0
        ? null
        : { units: together(({ units }) => units), funds: together(({ funds }) => funds) },
  };
}

const reasons: Readonly<Record<Exclude<ProcessState, 'RUNS'>, Bilingual>> = {
  NOT_IN_DOCUMENT: { zh: '本市文件没有这一事项', en: "The city's document does not ask for it" },
  NOT_RUN: { zh: '系统尚未开办这一流程', en: 'The product does not run it yet' },
  EXPIRED: {
    zh: '文件有效期已满，没有续期文件前不开新办件',
    en: 'The document has expired; without a renewal no new case opens',
  },
  AWAITING_PARAMETER: {
    zh: '文件没有写明所需参数，须先由有权机关确定',
    en: 'The document gives no value for what it needs; whoever may decide it must do so first',
  },
};

/** Of what stands in the way, the first that nothing else could mend. */
function stateOf(pack: Pack, id: string, on: Day, { held }: AwaitedByProcess): ProcessState {
  if (!isAsked(pack, id)) return 'NOT_IN_DOCUMENT';
  if (isOver(pack, id, on)) return 'EXPIRED';
  if (held) return 'AWAITING_PARAMETER';
  return pack.processes.has(id) ? 'RUNS' : 'NOT_RUN';
}

/** Why it does not run; what waits and is not run either says both. */
function reasonOf(state: ProcessState, runs: boolean): Bilingual | null {
  if (state === 'RUNS') return null;
  const why = reasons[state];
  if (state !== 'AWAITING_PARAMETER' || runs) return why;
  const { zh, en } = reasons.NOT_RUN;
  return { zh: `${why.zh}；${zh}`, en: `${why.en}. ${en}` };
}

const nothing: AwaitedByProcess = { missing: [], held: false };

function listed(pack: Pack, waits: AwaitedByProcess, id: string, on: Day): ListedProcess {
  const { missing } = waits;
  const state = stateOf(pack, id, on, waits);
  const runs = pack.processes.has(id);
  return {
    city: pack.id,
    id,
    title: titleOf(pack, id),
    clause: clauseOf(pack, id),
    every: everyOfProcess(pack, id),
    state,
    runs,
    reason: reasonOf(state, runs),
    missing,
    awaits: missing.map((key) => awaitsOf(pack, key)),
    ...opensByHand(pack, id),
    inForceFrom: on < pack.validFrom.value ? pack.validFrom.value : null,
  };
}

/**
 * Every process of some cities as it stands on a day: what runs (`pack.processes`), what is written as a
 * page, and what the document asks for beside (`pack.catalogue`), read together in this one place, with what
 * each city has adopted since.
 */
export const listProcesses = (on: Day, of: readonly CityLaw[]): ListedProcess[] =>
  of.flatMap((city) => {
    const pack = amended(city.pack, city.amendments);
    const laws = lawsOf(city);
    return idsIn(pack).map((id) => {
      const waits = isAsked(pack, id) ? awaitedByProcess(city.pack, laws, id, on) : nothing;
      return listed(pack, waits, id, on);
    });
  });
