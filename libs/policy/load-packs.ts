import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { checkLetters } from './check-letters.js';
import { checkPack } from './check-pack.js';
import { readFormulas } from './formulas/read-formulas.js';
import { NotInPack, type Pack, type PackLetters } from './pack.js';
import { policyFolder } from './policy-folder.js';
import { PolicyFault } from './policy-fault.js';
import { deepFreeze, readYaml } from './read-yaml.js';
import { accountPairsFile, accountsFile } from './schema/account.schema.js';
import {
  clausesFile,
  officesFile,
  packFile,
  reasonsFile,
  unitsFile,
} from './schema/city.schema.js';
import { letterFile, paperFile } from './schema/letter.schema.js';
import { deadlinesFile } from './schema/deadline.schema.js';
import { processFile } from './schema/process.schema.js';

/** A map by a key of its items; one that stands twice is a fault of the file. */
function byKey<T>(file: string, items: readonly T[], keyOf: (item: T) => string): Map<string, T> {
  const map = new Map(items.map((item) => [keyOf(item), item]));
  if (map.size !== items.length) {
    const keys = items.map(keyOf);
    const twice = keys.find((key, index) => keys.indexOf(key) !== index) ?? '';
    throw new PolicyFault({ file, line: null, clause: twice }, `${twice} stands twice`);
  }
  return map;
}

type Read = <T>(name: string, schema: z.ZodType<T>) => T;

/** letters/: paper.yaml and one file a kind. A city without the folder sends no letters. */
function readLetters(folder: string, id: string, read: Read): PackLetters | null {
  if (!existsSync(join(folder, 'letters'))) return null;
  const templates = readdirSync(join(folder, 'letters'))
    .filter((name) => name.endsWith('.yaml') && name !== 'paper.yaml')
    .sort()
    .map((name) => read(`letters/${name}`, letterFile));
  return {
    paper: read('letters/paper.yaml', paperFile),
    templates: byKey(`packs/${id}/letters`, templates, (each) => each.id),
  };
}

/** Reads one pack's folder and checks that its files agree. */
export function readPack(folder: string, id: string): Pack {
  const read: Read = (name, schema) => readYaml(join(folder, name), `packs/${id}/${name}`, schema);
  const file = read('pack.yaml', packFile);
  const processes = readdirSync(join(folder, 'processes'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => read(`processes/${name}`, processFile));
  const pack: Pack = {
    ...file,
    ...read('units.yaml', unitsFile),
    ...read('offices.yaml', officesFile),
    ...read('reasons.yaml', reasonsFile),
    ...read('deadlines.yaml', deadlinesFile),
    reference: `${file.id}@${file.version}`,
    accounts: read('accounts.yaml', accountsFile),
    accountPairs: read('account-pairs.yaml', accountPairsFile),
    clauses: byKey(
      `packs/${id}/clauses.yaml`,
      read('clauses.yaml', clausesFile).clauses,
      (each) => each.id,
    ),
    processes: byKey(`packs/${id}/processes`, processes, (each) => each.id),
    letters: readLetters(folder, id, read),
    formulas: readFormulas(folder, id),
  };
  if (pack.id !== id) {
    throw new PolicyFault(
      { file: `packs/${id}/pack.yaml`, line: 1, clause: null },
      `it says ${pack.id}`,
    );
  }
  checkPack(pack);
  checkLetters(pack);
  return deepFreeze(pack);
}

const packsFolder = join(policyFolder, 'packs');
const loaded = new Map<string, Pack>();

/** The cities that have a pack, by id. */
export function cityIds(): readonly string[] {
  return readdirSync(packsFolder, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && existsSync(join(packsFolder, entry.name, 'pack.yaml')),
    )
    .map(({ name }) => name)
    .sort();
}

/** The pack of a city in force: read once, frozen, the same object for everybody. */
export function loadPack(city: string): Pack {
  const known = loaded.get(city);
  if (known) return known;
  if (!cityIds().includes(city)) throw new NotInPack('city', city);
  const pack = readPack(join(packsFolder, city), city);
  loaded.set(city, pack);
  return pack;
}

/** Every pack. */
export function packs(): readonly Pack[] {
  return cityIds().map(loadPack);
}
