import { namedCities, usualCity } from './cities.js';
import { NotInPack } from './pack.js';
import { packFolders } from './pack-folders.js';

/** Every city that the product knows by name. */
const everyCity = 'all';

/**
 * Cities as people name them, `lishui,handan` or `all`, each once and in the order of their ids.
 * Throws NotInPack for one that has no rule pack.
 */
export function cityList(text: string): readonly string[] {
  if (text === everyCity) return sorted(namedCities().map(({ id }) => id));
  const known = packFolders().map(({ id }) => id);
  const asked = text.split(',').map((name) => name.trim());
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new NotInPack('city', unknown);
  return sorted(asked);
}

const sorted = (cities: readonly string[]): readonly string[] => [...new Set(cities)].sort();

const known = new Map<string, readonly string[]>();

/** The cities hosted here, by id: those that `TONGCHOU_CITIES` names, the usual one where it names none. */
export function hostedCities(): readonly string[] {
  const named = process.env['TONGCHOU_CITIES'] ?? '';
  if (named === '') return [usualCity()];
  const key = `${process.env['TONGCHOU_POLICY_DIR'] ?? ''} ${named}`;
  const list = known.get(key) ?? cityList(named);
  known.set(key, list);
  return list;
}
