import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { withDayNumbers } from './due-parameters.js';
import { readFormulas } from './formulas/read-formulas.js';
import type { PackFolder } from './pack-folders.js';
import type { Pack, PackLetters } from './pack.js';
import { PolicyFault } from './policy-fault.js';
import { askedProcesses } from './process/asked.js';
import { processFilesOf, readPages, type ProcessForm } from './process/read.js';
import { placeOf, readYaml } from './read-yaml.js';
import { registerOf } from './readings.js';
import { accountPairsFile, accountsFile } from './schema/account.schema.js';
import { askedFile, processWithAsked } from './schema/asked.schema.js';
import { catalogueFile } from './schema/catalogue.schema.js';
import { officesFile, packFile, reasonsFile, unitsFile } from './schema/city.schema.js';
import { clausesFile, outlineFile } from './schema/clause.schema.js';
import { letterFile, paperFile } from './schema/letter.schema.js';
import { deadlinesFile } from './schema/deadline.schema.js';
import { parametersFile } from './schema/parameter.schema.js';
import { readingsFile } from './schema/reading.schema.js';

/** A map by a key of its items; one that stands twice is a fault of the file. */
function byKey<T extends object>(
  file: string,
  items: readonly T[],
  keyOf: (item: T) => string,
): Map<string, T> {
  const keys = items.map(keyOf);
  const twice = items.find((item, index) => keys.indexOf(keyOf(item)) !== index);
  if (!twice) return new Map(items.map((item) => [keyOf(item), item]));
  const place = { file, line: null, ...placeOf(twice), clause: keyOf(twice) };
  throw new PolicyFault(place, `重复 / ${keyOf(twice)} stands twice`);
}

/** The files of one pack, read strictly and by name. */
class PackFiles {
  constructor(readonly place: PackFolder) {}

  read<T>(name: string, schema: z.ZodType<T>): T {
    if (!existsSync(join(this.place.folder, name))) {
      const place = { file: this.name(name), line: null, clause: null };
      throw new PolicyFault(place, '缺少这个文件 / the file is missing');
    }
    return readYaml(join(this.place.folder, name), `${this.place.label}/${name}`, schema);
  }

  /** A file that a city need not have. */
  readIf<T>(name: string, schema: z.ZodType<T>, absent: T): T {
    return existsSync(join(this.place.folder, name)) ? this.read(name, schema) : absent;
  }

  /** The files of a folder by name. */
  readSome<T>(folder: string, names: readonly string[], schema: z.ZodType<T>): T[] {
    return names.map((name) => this.read(`${folder}/${name}`, schema));
  }

  /** The files of a folder that a city need not have, `without` some, by name. */
  readAll<T>(folder: string, schema: z.ZodType<T>, without: readonly string[] = []): T[] {
    const path = join(this.place.folder, folder);
    if (!existsSync(path)) return [];
    const names = readdirSync(path).filter(
      (name) => name.endsWith('.yaml') && !without.includes(name),
    );
    return this.readSome(folder, names.sort(), schema);
  }

  name(file: string): string {
    return `${this.place.label}/${file}`;
  }
}

/** letters/: paper.yaml and one file a kind. A city without the folder sends no letters. */
function readLetters(files: PackFiles): PackLetters | null {
  const templates = files.readAll('letters', letterFile, ['paper.yaml']);
  if (templates.length === 0) return null;
  return {
    paper: files.read('letters/paper.yaml', paperFile),
    templates: byKey(files.name('letters'), templates, (each) => each.id),
  };
}

/** A process is found by its file's name, so the file must say the same. */
function named<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  for (const item of items) {
    const { id } = item;
    const place = { file: id, line: 1, ...placeOf(item), clause: null };
    if (place.file.endsWith(`/${id}.yaml`)) continue;
    throw new PolicyFault(
      place,
      `文件里写的是 ${id}，须与文件名一致 / it says ${id}, unlike its name`,
    );
  }
  return items;
}

/**
 * Reads the files of one pack, each by itself. What only a city that runs needs may be absent:
 * processes, letters, ways for money, reasons of a return.
 */
export function readPackFiles(place: PackFolder): Pack {
  const files = new PackFiles(place);
  const file = files.read('pack.yaml', packFile);
  const { clauses } = files.read('clauses.yaml', clausesFile);
  const outlines = files.readIf('outline.yaml', outlineFile, { documents: [] }).documents;
  const { parties, ...offices } = files.read('offices.yaml', officesFile);
  const of = (form: ProcessForm): readonly string[] => processFilesOf(place.folder, form);
  const definitions = named(files.readSome('processes', of('DEFINITION'), processWithAsked));
  const asked = named(files.readSome('processes', of('ASKED'), askedFile));
  const pages = readPages(place);
  const kept = files.readIf('catalogue.yaml', catalogueFile, { departments: [], processes: [] });
  const pack: Pack = {
    ...file,
    ...files.read('units.yaml', unitsFile),
    ...offices,
    ...files.readIf('parameters.yaml', parametersFile, { parameters: [] }),
    readings: registerOf(
      files.readIf('readings.yaml', readingsFile, { readings: [], choices: [] }),
    ),
    ...files.readIf('reasons.yaml', reasonsFile, { reasons: [] }),
    ...files.readIf('deadlines.yaml', deadlinesFile, { deadlines: [], undated: [] }),
    reference: `${file.id}@${file.version}`,
    accounts: files.read('accounts.yaml', accountsFile),
    accountPairs: files.readIf('account-pairs.yaml', accountPairsFile, { basis: '', pairs: [] }),
    clauses: byKey(files.name('clauses.yaml'), clauses, (each) => each.id),
    outlines: new Map(outlines.map(({ id, headings }) => [id, headings])),
    catalogue: {
      departments: [...kept.departments, ...parties],
      processes: [...kept.processes, ...askedProcesses(asked, [...pages.values()], definitions)],
    },
    processes: byKey(files.name('processes'), definitions, (each) => each.id),
    pages,
    letters: readLetters(files),
    formulas: readFormulas(place.folder, place.label),
  };
  if (pack.id !== place.id) {
    throw new PolicyFault(
      { file: files.name('pack.yaml'), line: 1, clause: null },
      `it says ${pack.id}`,
    );
  }
  return withDayNumbers(pack);
}
