import { servedPacks } from '#policy/load-packs.js';

/** The accounting units of the cities hosted here, city by city; the cities themselves are sums of theirs. */
export const units = (): readonly string[] =>
  servedPacks().flatMap((pack) => pack.units.filter(isUnit).map(({ code }) => code));

const isUnit = ({ level }: { readonly level: string }): boolean => level !== 'CITY';

/** The units whose figures make up those of a place: itself, or all of the city that the code stands for. */
export function partsOf(code: string): readonly string[] {
  const city = servedPacks().find(({ division }) => division === code);
  return city ? city.units.filter(isUnit).map((unit) => unit.code) : [code];
}

/** The places of a city that figures are about, its own code first. */
export const placesOf = (city: string): readonly string[] =>
  servedPacks()
    .filter(({ id }) => id === city)
    .flatMap((pack) => [pack.division, ...pack.units.filter(isUnit).map(({ code }) => code)]);

/** The city that a place is of; undefined: of none hosted here. */
export const cityOf = (code: string): string | undefined =>
  servedPacks().find((pack) => pack.units.some((unit) => unit.code === code))?.id;
