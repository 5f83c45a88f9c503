import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkPack } from './check-pack.js';
import { hostedCities } from './hosted-cities.js';
import { withCodeParameters } from './kept/filled.js';
import { keptPackFile, readKeptPack } from './kept/read-kept-pack.js';
import { NotInPack, type Pack } from './pack.js';
import { packFolderOf, packFolders } from './pack-folders.js';
import { withRunningPages } from './process/definition-of-page.js';
import { readPackFiles } from './read-pack.js';
import { deepFreeze } from './read-yaml.js';

/** Reads one pack's folder and checks that its files agree. */
export function readPack(folder: string, id: string, label = `packs/${id}`): Pack {
  const pack = readPackFiles({ id, folder, label });
  checkPack(pack);
  return deepFreeze({ ...pack, processes: withRunningPages(pack) });
}

const loaded = new Map<string, Pack>();

/** The cities that have a pack, by id. */
export function cityIds(): readonly string[] {
  return packFolders().map(({ id }) => id);
}

/** The pack of a city in force: read once, frozen, the same object for everybody. */
export function loadPack(city: string): Pack {
  const key = `${process.env['TONGCHOU_POLICY_DIR'] ?? ''} ${city}`;
  const known = loaded.get(key);
  if (known) return known;
  const place = packFolderOf(city);
  if (!place) throw new NotInPack('city', city);
  const pack = readPack(place.folder, city, place.label);
  loaded.set(key, pack);
  return pack;
}

/**
 * The version a case pinned: the one in force, or a superseded one that is kept whole
 * in `versions/<version>` of its pack, as files or, from before their present format, as the object
 * they were read into. A version that is not there stops the case; no other replaces
 * it. null: nothing was pinned, the one in force.
 */
export function pinnedPack(city: string, reference: string | null): Pack {
  const current = loadPack(city);
  if (reference === null || current.reference === reference) return current;
  const version = reference.slice(reference.indexOf('@') + 1);
  const key = `${process.env['TONGCHOU_POLICY_DIR'] ?? ''} ${reference}`;
  const known = loaded.get(key);
  if (known) return known;
  const place = packFolderOf(city);
  const folder = join(place?.folder ?? '', 'versions', version);
  if (!place || !/^[\w.-]+$/.test(version)) throw new NotInPack('version', reference);
  const kept = keptPackFile(folder);
  if (kept === undefined && !existsSync(join(folder, 'pack.yaml'))) {
    throw new NotInPack('version', reference);
  }
  const pack =
    kept === undefined
      ? withCodeParameters(readPack(folder, city, `${place.label}/versions/${version}`))
      : readKeptPack(kept);
  if (pack.reference !== reference) throw new NotInPack('version', reference);
  loaded.set(key, pack);
  return pack;
}

const all = new Map<string, readonly Pack[]>();

/** Every pack. Which there are is looked up once: a list of thousands asks for the words of each of its desks. */
export function packs(): readonly Pack[] {
  const key = process.env['TONGCHOU_POLICY_DIR'] ?? '';
  const known = all.get(key);
  if (known) return known;
  const found = cityIds().map(loadPack);
  all.set(key, found);
  return found;
}

/** The packs of the cities hosted here. Only they are seeded and scheduled; one may have no process that runs yet. */
export function servedPacks(): readonly Pack[] {
  return hostedCities().map(loadPack);
}
