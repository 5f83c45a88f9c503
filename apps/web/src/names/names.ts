import type { CityNames, NamesView } from '#contracts/api/names.js';

export type Language = 'zh' | 'en';
export interface Words {
  readonly zh: string;
  readonly en: string;
}

let cities: readonly CityNames[] = [];
let states: NamesView['states'] = [];

/**
 * The names of the hosted cities, before a page shows; the city of the reader's own office first. What says
 * whose it is (a task, a case, a duty) is named by its own city, everything else by the reader's.
 */
export function meetNames({ items: given, states: known }: NamesView, office: string): void {
  states = known;
  const [unit] = office.split('.');
  const isHome = ({ units }: CityNames): boolean => units.some(({ code }) => code === unit);
  cities = [...given.filter(isHome), ...given.filter((names) => !isHome(names))];
}

/** Of one city, or of all; a city that is not hosted here has no names of its own. */
function all<Item>(pick: (names: CityNames) => readonly Item[], city?: string): readonly Item[] {
  const own = cities.filter((names) => names.city === city);
  return (own.length === 0 ? cities : own).flatMap((names) => [...pick(names)]);
}

const units = () => all((names) => names.units);
const processes = (city?: string) => all((names) => names.processes, city);
/** A stream is its process: `P12-YEAR_END` is called as `P12`. */
const numberOf = (process: string): string => process.slice(0, 3);

/** Short in Chinese lists, in full in English. */
export function unitName(code: string, language: Language): string {
  const unit = units().find((each) => each.code === code);
  if (!unit) return code;
  return language === 'zh' ? unit.short : unit.name.en;
}

export const unitCodes = (city?: string): readonly string[] =>
  cities
    .filter((names) => city === undefined || names.city === city)
    .flatMap(({ units }) => units.map(({ code }) => code));

export const cityName = (id: string, language: Language): string =>
  cities.find(({ city }) => city === id)?.name[language] ?? id;

export const cityOfUnit = (unit: string): string | undefined =>
  cities.find(({ units }) => units.some(({ code }) => code === unit))?.city;

/** The code that stands for the whole city. */
export const divisionOf = (city: string): string | undefined =>
  cities.find((names) => names.city === city)?.division;

export const isCityLevel = (unit: string): boolean =>
  cities.some(({ division }) => division === unit);

export const fundName = (code: string, language: Language, city?: string): string =>
  code === 'ALL'
    ? { zh: '全部险种', en: 'All funds' }[language]
    : (all(({ funds }) => funds, city).find((fund) => fund.code === code)?.name[language] ?? code);

export const postName = (code: string, language: Language, city?: string): string =>
  all(({ posts }) => posts, city).find((post) => post.code === code)?.name[language] ?? code;

/** `331102.HEALTHCARE_SECURITY` in words. */
export function officeName(office: string, language: Language): string {
  const [code = '', department = ''] = office.split('.');
  const unit = units().find((each) => each.code === code);
  const found = all(({ offices }) => offices, cityOfUnit(code)).find(
    (each) => each.department === department && unit && each.levels.includes(unit.level),
  );
  if (!unit || !found) return office;
  return found.name[language].replace('{unit}', language === 'zh' ? unit.short : unit.name.en);
}

/** A desk (candidate group): office and post in words. */
export function deskName(desk: string, language: Language): string {
  const [unit = '', department = '', post = ''] = desk.split('.');
  return `${officeName(`${unit}.${department}`, language)} · ${postName(post, language, cityOfUnit(unit))}`;
}

export const accountTypeName = (type: string, language: Language, city?: string): string =>
  all(({ accounts }) => accounts, city).find((each) => each.type === type)?.name[language] ?? type;

export const isOutside = (type: string, city?: string): boolean =>
  all(({ accounts }) => accounts, city).some((each) => each.type === type && each.outside);

export const accountTypes = (): readonly string[] => [
  ...new Set(all(({ accounts }) => accounts).map(({ type }) => type)),
];

/** The processes that run here, of one city or of any. */
export const processCodes = (city?: string): readonly string[] => [
  ...new Set(
    cities
      .filter((names) => city === undefined || names.city === city)
      .flatMap(({ processes }) => processes.map(({ id }) => id)),
  ),
];

export const processName = (id: string, language: Language, city?: string): string =>
  processes(city).find((each) => each.id === numberOf(id))?.title[language] ?? id;

/** The states that cases of a process, or of all, may be in. */
export function statesOf(process?: string): NamesView['states'] {
  const own = processes().find(({ id }) => process !== undefined && id === numberOf(process));
  return own && own.states.length > 0 ? own.states : states;
}

export const hostedCities = (): readonly string[] => cities.map(({ city }) => city);

/** The step's own short name; a row's title also says unit, fund and month, which stand beside it. */
export const stepName = (code: string, given: string, language: Language, city?: string): string =>
  processes(city)
    .flatMap(({ steps }) => steps)
    .find((step) => step.code === code)?.title[language] ?? given;

export const reasonName = (
  code: string,
  given: string,
  language: Language,
  city?: string,
): string =>
  language === 'zh' && given !== ''
    ? given
    : (all(({ reasons }) => reasons, city).find((each) => each.code === code)?.title[language] ??
      given);

/** Whether a step's forward decision lets money go. */
export const releasesMoney = (step: string, city?: string): boolean =>
  processes(city).some(({ releases }) => releases.includes(step));

/** A dated stage of a duty; the pack's own words where the API gave none. */
export function obligationName(
  of: {
    readonly process: string;
    readonly code: string;
    readonly stage: number;
    readonly city?: string;
  },
  given: string,
  language: Language,
): string {
  if (language === 'zh' && given !== '') return given;
  const process = processes(of.city).find(({ id }) => id === numberOf(of.process));
  const found = process?.obligations.find(
    ({ code, stage }) => code === of.code && stage === of.stage,
  );
  return found?.what[language] ?? given;
}

/** 认定逾期, 督办函, 约谈 …: a rung of a ladder. */
export const rungName = (code: string, given: string, language: Language, city?: string): string =>
  language === 'zh' && given !== ''
    ? given
    : (all(({ rungs }) => rungs, city).find((each) => each.code === code)?.title[language] ??
      (given || code));

/** An office that urges the others begins at the board; the rest at their tasks. */
export function overseesOthers(office: string): boolean {
  const [unit = '', department] = office.split('.');
  return all(({ offices }) => offices, cityOfUnit(unit)).some(
    (each) => each.department === department && each.oversees,
  );
}

export interface ClauseNames {
  readonly id: string;
  readonly article: string;
  readonly quote: string;
  readonly number: string;
  readonly title: string;
}

/** Where a clause stands: document number, article and the words themselves. */
export function clauseOf(id: string): ClauseNames | undefined {
  for (const { clauses, documents } of cities) {
    const clause = clauses.find((each) => each.id === id);
    const document = documents.find((each) => each.id === clause?.document);
    if (clause && document) return { ...document, ...clause };
  }
  return undefined;
}
