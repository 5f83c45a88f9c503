import { join } from 'node:path';
import { z } from 'zod';
import { policyFolder } from './policy-folder.js';
import { readYaml } from './read-yaml.js';
import { daySchema } from './schema/text.schema.js';

const id = z.string().regex(/^[a-z]{2,30}$/);
const citiesFile = z.strictObject({
  usual: id,
  cities: z.array(
    z.strictObject({ id, division: z.string().regex(/^[1-9]\d{5}$/), begins: daySchema }),
  ),
});
type Cities = z.infer<typeof citiesFile>;

export interface CityName {
  readonly id: string;
  readonly division: string;
}

let read: Cities | undefined;

function file(): Cities {
  read ??= readYaml(join(policyFolder, 'cities.yaml'), 'cities.yaml', citiesFile);
  return read;
}

/** 设区市代号: every city the product knows by name, also those whose pack is not there yet. */
export const namedCities = (): readonly CityName[] => file().cities;

/** The city that is hosted where nobody says which. */
export const usualCity = (): string => file().usual;

/** The day a demo of these cities begins with, the latest of theirs; null: none of them has one. */
export function beginningOf(cities: readonly string[]): string | null {
  const days = file().cities.flatMap((each) => (cities.includes(each.id) ? [each.begins] : []));
  return days.sort().at(-1) ?? null;
}
