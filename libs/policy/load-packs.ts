import { checkPack } from './check-pack.js';
import { NotInPack, type Pack } from './pack.js';
import { packFolderOf, packFolders } from './pack-folders.js';
import { readPackFiles } from './read-pack.js';
import { deepFreeze } from './read-yaml.js';

/** Reads one pack's folder and checks that its files agree. */
export function readPack(folder: string, id: string, label = `packs/${id}`): Pack {
  const pack = readPackFiles({ id, folder, label });
  checkPack(pack);
  return deepFreeze(pack);
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

/** Every pack. */
export function packs(): readonly Pack[] {
  return cityIds().map(loadPack);
}

/** The packs of the cities that run here: those with processes. Only they are seeded and scheduled. */
export function servedPacks(): readonly Pack[] {
  return packs().filter(({ processes }) => processes.size > 0);
}
