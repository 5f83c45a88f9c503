import packs from 'virtual:pack-names';

export type Language = 'zh' | 'en';
export interface Words {
  readonly zh: string;
  readonly en: string;
}
interface Named {
  readonly code: string;
  readonly name: Words;
}
interface Titled {
  readonly code: string;
  readonly title: Words;
}

/** The words of one rule pack, taken in at build time (`pack-names.ts`). */
export interface CityNames {
  readonly city: string;
  readonly name: Words;
  readonly division: string;
  readonly documents: readonly { id: string; number: string; title: string }[];
  readonly funds: readonly Named[];
  readonly units: readonly (Named & { level: string; short: string })[];
  readonly posts: readonly Named[];
  readonly offices: readonly {
    department: string;
    levels: readonly string[];
    name: Words;
    oversees: boolean;
  }[];
  readonly accounts: readonly { type: string; name: Words; outside: boolean }[];
  readonly reasons: readonly Titled[];
  readonly rungs: readonly Titled[];
  readonly clauses: readonly { id: string; document: string; article: string; quote: string }[];
  readonly processes: readonly {
    id: string;
    title: Words;
    steps: readonly Titled[];
    obligations: readonly { code: string; stage: number; what: Words; clause: string }[];
    releases: readonly string[];
  }[];
}

const cities = packs as readonly CityNames[];

const all = <Item>(pick: (names: CityNames) => readonly Item[]): readonly Item[] =>
  cities.flatMap((names) => [...pick(names)]);

const units = all(({ units }) => units);

/** Short in Chinese lists, in full in English. */
export function unitName(code: string, language: Language): string {
  const unit = units.find((each) => each.code === code);
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

export const fundName = (code: string, language: Language): string =>
  code === 'ALL'
    ? { zh: '全部险种', en: 'All funds' }[language]
    : (all(({ funds }) => funds).find((fund) => fund.code === code)?.name[language] ?? code);

export const postName = (code: string, language: Language): string =>
  all(({ posts }) => posts).find((post) => post.code === code)?.name[language] ?? code;

/** `331102.HEALTHCARE_SECURITY` in words. */
export function officeName(office: string, language: Language): string {
  const [code = '', department = ''] = office.split('.');
  const unit = units.find((each) => each.code === code);
  const found = all(({ offices }) => offices).find(
    (each) => each.department === department && unit && each.levels.includes(unit.level),
  );
  if (!unit || !found) return office;
  return found.name[language].replace('{unit}', language === 'zh' ? unit.short : unit.name.en);
}

/** A desk (candidate group): office and post in words. */
export function deskName(desk: string, language: Language): string {
  const [unit = '', department = '', post = ''] = desk.split('.');
  return `${officeName(`${unit}.${department}`, language)} · ${postName(post, language)}`;
}

export const accountTypeName = (type: string, language: Language): string =>
  all(({ accounts }) => accounts).find((each) => each.type === type)?.name[language] ?? type;

export const isOutside = (type: string): boolean =>
  all(({ accounts }) => accounts).some((each) => each.type === type && each.outside);

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

export const processName = (id: string, language: Language): string =>
  all(({ processes }) => processes).find((each) => each.id === id)?.title[language] ?? id;

const steps = all(({ processes }) => processes).flatMap((each) => each.steps);

/** The step's own short name; a row's title also says unit, fund and month, which stand beside it. */
export const stepName = (code: string, given: string, language: Language): string =>
  steps.find((step) => step.code === code)?.title[language] ?? given;

export const reasonName = (code: string, given: string, language: Language): string =>
  language === 'zh' && given !== ''
    ? given
    : (all(({ reasons }) => reasons).find((each) => each.code === code)?.title[language] ?? given);

/** Whether a step's forward decision lets money go. */
export const releasesMoney = (step: string): boolean =>
  all(({ processes }) => processes).some(({ releases }) => releases.includes(step));

/** A dated stage of a duty; the pack's own words where the API gave none. */
export function obligationName(
  of: { readonly process: string; readonly code: string; readonly stage: number },
  given: string,
  language: Language,
): string {
  if (language === 'zh' && given !== '') return given;
  const process = all(({ processes }) => processes).find(({ id }) => id === of.process);
  const found = process?.obligations.find(
    ({ code, stage }) => code === of.code && stage === of.stage,
  );
  return found?.what[language] ?? given;
}

/** 认定逾期, 督办函, 约谈 …: a rung of a ladder. */
export const rungName = (code: string, given: string, language: Language): string =>
  language === 'zh' && given !== ''
    ? given
    : (all(({ rungs }) => rungs).find((each) => each.code === code)?.title[language] ??
      (given || code));

/** An office that urges the others begins at the board; the rest at their tasks. */
export function overseesOthers(office: string): boolean {
  const department = office.split('.')[1];
  return all(({ offices }) => offices).some(
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
