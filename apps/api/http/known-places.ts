import { Injectable } from '@nestjs/common';
import { namedCities } from '#policy/cities.js';
import { Database } from '#persistence/database.js';
import { knownPlaces } from '#persistence/organisation/known-places.js';
import { invalid } from './problems.js';

/** A filter that names a city or unit nobody has is a mistake, not an empty list. */
@Injectable()
export class KnownPlaces {
  constructor(private readonly database: Database) {}

  async check(filter: {
    readonly city?: string | undefined;
    readonly county?: string | undefined;
    readonly unit?: string | undefined;
  }): Promise<void> {
    const { city } = filter;
    const [name, unit] =
      filter.county === undefined ? ['unit', filter.unit] : ['county', filter.county];
    if (city === undefined && unit === undefined) return;
    const known = await knownPlaces(this.database);
    const named = namedCities();
    const wrong = [
      ...(city === undefined || known.cities.has(city) || named.some(({ id }) => id === city)
        ? []
        : [['city', city]]),
      ...(unit === undefined ||
      known.units.has(unit) ||
      named.some(({ division }) => division === unit)
        ? []
        : [[name, unit]]),
    ];
    if (wrong.length === 0) return;
    throw invalid(
      wrong.map(([key = '', value = '']) => ({
        pointer: `/${key}`,
        code: 'UNKNOWN_VALUE',
        message: `没有 ${value} / There is no ${value}`,
      })),
    );
  }
}
