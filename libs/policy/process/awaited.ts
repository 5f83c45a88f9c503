import type { Amendment } from '#contracts/amendments.js';
import type { CaseFund } from '#domain/ids/case-id.js';
import { day, laterDay, type Day } from '#domain/time/day.js';
import { amended } from '../amendments/amended.js';
import { openParameters, type OpenParameter } from '../formulas/open-parameters.js';
import { inForce } from '../in-force.js';
import type { Pack } from '../pack.js';
import { parametersOf, type StatedParameter } from '../parameters.js';
import { fundsOfKind, openingOfKind } from './openings.js';
import { casesOf } from './page-names.js';
import { formsOfCase, referencesOfCase } from './page-references.js';
import type { Page } from './read.js';
import { periodBegan } from './recurs.js';

/** A city's pack as its files say it, and what the city has adopted since. */
export interface CityLaw {
  readonly pack: Pack;
  readonly amendments: readonly Amendment[];
}

/** Parameters without a value on the way of a process. */
export interface AwaitedByProcess {
  /** Also those of which only the figures of a case tell whether it needs them. */
  readonly missing: readonly string[];
  /** Nothing of it comes to its end without one of them. */
  readonly held: boolean;
}

/** Cases of one kind and fund: what stands in their way, and whose cases they wait for. */
interface Way {
  readonly kind: string;
  readonly fund: CaseFund;
  readonly lacks: readonly OpenParameter[];
  readonly waitsFor: readonly string[];
}

const known = new WeakMap<Pack, Map<string, StatedParameter[]>>();

/** The values of a key; every process of a city asks for some, so they are sorted once. */
function valuesOf(pack: Pack, key: string): readonly StatedParameter[] {
  let sorted = known.get(pack);
  if (!sorted) {
    sorted = new Map();
    for (const each of parametersOf(pack)) {
      sorted.set(each.key, [...(sorted.get(each.key) ?? []), each]);
    }
    known.set(pack, sorted);
  }
  return sorted.get(key) ?? [];
}

function lacksValue(pack: Pack, key: string, fund: string, on: Day): boolean {
  const own = valuesOf(pack, key).filter((each) => (each.fund ?? fund) === fund);
  return (inForce(own, key, on)?.value ?? null) === null;
}

/** What a page or a file names itself, every case needs. */
const surely = (key: string): OpenParameter => ({ key, byFigures: false });

/** Parameters that a kind of case reads by their keys, and the formulas it works out. */
function readBy(page: Page, kind: string) {
  const of = page.law.cases[kind];
  if (!of) return { keys: [], formulas: [] };
  return {
    keys: referencesOfCase(page, kind, of)
      .filter(({ source }) => source === 'parameter')
      .map(({ path }) => path.join('.')),
    formulas: [
      ...of.stages.flatMap(({ compute }) => compute?.formula ?? []),
      ...formsOfCase(page, of).flatMap(({ works }) => works ?? []),
    ],
  };
}

/** The kinds without whose cases those of a kind come to no end: heard, opened after, or read from. */
function kindsBefore(page: Page, kind: string): readonly string[] {
  const of = page.law.cases[kind];
  if (!of) return [];
  const after = openingOfKind(page, kind)?.opens.after;
  const own = after !== undefined && (after.process ?? page.law.id) === page.law.id;
  const read = referencesOfCase(page, kind, of).map(({ source }) => source);
  return [
    ...of.stages.flatMap(({ hear }) => hear?.case ?? []),
    ...(own ? [after.case ?? 'CITY'] : []),
    ...(read.includes('city') ? ['CITY'] : []),
    ...(read.includes('unit') ? ['UNIT'] : []),
  ];
}

/** The law that cases of a fund read on a day. */
type Laws = (fund: string, on: Day) => Pack;

/** The same, each worked out once. */
export function lawsOf({ pack, amendments }: CityLaw): Laws {
  const laws = new Map<string, Pack>();
  return (fund, on) => {
    const name = `${fund} ${on}`;
    const law = laws.get(name) ?? amended(pack, amendments, { fund, day: on });
    laws.set(name, law);
    return law;
  };
}

function waysOfPage(page: Page, pack: Pack, on: Day, laws: Laws): Way[] {
  return casesOf(page).flatMap(([kind, of]) => {
    const { keys, formulas } = readBy(page, kind);
    const waitsFor = kindsBefore(page, kind);
    const opening = openingOfKind(page, kind)?.opens ?? page.law.opens;
    return fundsOfKind(pack, of, opening.fund).map((fund) => {
      const law = laws(fund, on);
      const lacks = [
        ...keys.filter((key) => lacksValue(law, key, fund, on)).map(surely),
        ...formulas.flatMap((formula) => openParameters(law, formula, { fund, on })),
      ];
      return { kind, fund, lacks, waitsFor };
    });
  });
}

/** What the file says beside the stages, for each fund that a parameter speaks of. */
function waysBeside(pack: Pack, keys: readonly string[], on: Day, laws: Laws) {
  return pack.funds.map(({ code: fund }): Way => {
    const law = laws(fund, on);
    const speaksOf = (key: string): boolean => {
      const rows = valuesOf(law, key);
      return rows.length === 0 || rows.some((each) => (each.fund ?? fund) === fund);
    };
    const lacks = keys.filter((key) => speaksOf(key) && lacksValue(law, key, fund, on)).map(surely);
    return { kind: 'CITY', fund, lacks, waitsFor: [] };
  });
}

/** A way with all those that it waits for, and that they wait for. */
function withThoseBefore(way: Way, ways: readonly Way[]): readonly Way[] {
  const all = new Set([way]);
  for (const { waitsFor } of all) {
    for (const each of ways) {
      if (each.fund === way.fund && waitsFor.includes(each.kind)) all.add(each);
    }
  }
  return [...all];
}

/** Without what a way comes to no end, whatever its figures: what it lacks itself, and those it waits for. */
const withoutWhich = (way: Way, ways: readonly Way[]): readonly string[] =>
  withThoseBefore(way, ways).flatMap(({ lacks }) =>
    lacks.flatMap(({ key, byFigures }) => (byFigures ? [] : [key])),
  );

/** Whether none of the ways comes to its end. */
const allHeld = (ways: readonly Way[]): boolean =>
  ways.length > 0 && ways.every((way) => withoutWhich(way, ways).length > 0);

/**
 * What a process waits for on a day, as the cases of the period of that day read their law. A value is missing
 * where a case of some fund would come to wait for it.
 */
export function awaitedByProcess(pack: Pack, laws: Laws, id: string, on: Day): AwaitedByProcess {
  const page = pack.pages.get(id);
  const definition = pack.processes.get(id);
  const began = laterDay(periodBegan(pack, id, on), day(pack.validFrom.value));
  const at = laterDay(began, day(page?.law.opens.from ?? began));
  const said = pack.catalogue.processes.find((each) => each.id === id)?.waitsFor ?? [];
  const own = (page?.law ?? definition)?.parameters.map(({ key }) => key) ?? [];
  const beside = waysBeside(pack, [...new Set([...said, ...own])], at, laws);
  const ways = page ? waysOfPage(page, pack, at, laws) : [];
  const missing = [...beside, ...ways].flatMap(({ lacks }) => lacks.map(({ key }) => key));
  // Where a page runs, what its file says beside the stages stands in the way of none of them.
  const held = allHeld(ways) || (page?.law.runs !== true && allHeld(beside));
  return { missing: [...new Set(missing)], held };
}

/** Cases of a process by their kind and fund, and the day by whose law they go. */
export interface CasesOf {
  readonly process: string;
  readonly kind: string;
  readonly fund: CaseFund;
  readonly on: Day;
}

/**
 * The parameters without which a case comes to no end, whatever its figures, in the law that it reads. One of
 * which the figures must tell whether it is needed is none of them: that case waits when it comes to it.
 */
export function lackedByCases(
  pack: Pack,
  laws: Laws,
  { process, kind, fund, on }: CasesOf,
): readonly string[] {
  const page = pack.pages.get(process);
  const ways = page ? waysOfPage(page, pack, on, laws) : [];
  const way = ways.find((each) => each.kind === kind && each.fund === fund);
  return way ? [...new Set(withoutWhich(way, ways))] : [];
}
