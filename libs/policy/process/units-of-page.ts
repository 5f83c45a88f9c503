import type { Pack } from '../pack.js';
import type { PackUnit, UnitLevel } from '../schema/city.schema.js';
import { casesOf } from './page-names.js';
import type { Page } from './read.js';

/** The units a city's case has a row for: those with a case of their own, else every unit of the city. */
export function unitsOfPage(pack: Pick<Pack, 'units'>, page: Page): readonly PackUnit[] {
  const levels: readonly UnitLevel[] = casesOf(page)
    .flatMap(([, of]) => of.levels)
    .filter((level) => level !== 'CITY');
  return pack.units.filter(({ level }) =>
    levels.length > 0 ? levels.includes(level) : level !== 'CITY',
  );
}
