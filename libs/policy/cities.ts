import { join } from 'node:path';
import { z } from 'zod';
import { policyFolder } from './policy-folder.js';
import { readYaml } from './read-yaml.js';

const citiesFile = z.strictObject({
  cities: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z]{2,30}$/),
      division: z.string().regex(/^[1-9]\d{5}$/),
    }),
  ),
});

export interface CityName {
  readonly id: string;
  readonly division: string;
}

let read: readonly CityName[] | undefined;

/** 设区市代号: every city the product knows by name, also those whose pack is not there yet. */
export function namedCities(): readonly CityName[] {
  read ??= readYaml(join(policyFolder, 'cities.yaml'), 'cities.yaml', citiesFile).cities;
  return read;
}
