import cities from 'virtual:city-names';
import type { Language, Words } from './names.js';

/** A city of the rule packs, whether or not it runs here; taken in at build time. */
export interface City {
  readonly city: string;
  readonly name: Words;
  readonly status: 'ACTIVE' | 'EXPIRED' | 'INCOMPLETE';
  readonly validTo: string | null;
  readonly note: Words | null;
  readonly documents: readonly { id: string; code: string }[];
  readonly units: readonly { code: string; level: string; name: Words; short: string }[];
}

const all = cities as readonly City[];

export const everyCity = (): readonly City[] => all;

export const cityOf = (id: string): City | undefined => all.find(({ city }) => city === id);

export const titleOf = (id: string, language: Language): string => cityOf(id)?.name[language] ?? id;

/** Every document's clauses begin with its own letters, LS-…, so a clause alone names its city. */
export const cityOfClause = (clause: string | undefined): string | undefined =>
  all.find(({ documents }) => documents.some(({ code }) => clause?.startsWith(`${code}-`)))?.city;

/** A unit of any city: short in Chinese, in full in English. */
export function anyUnitName(code: string, language: Language): string {
  const unit = all.flatMap(({ units }) => units).find((each) => each.code === code);
  if (!unit) return code;
  return language === 'zh' ? unit.short : unit.name.en;
}
