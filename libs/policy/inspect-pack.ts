import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { processWords } from '#contracts/process/process-words.js';
import { faultsOf } from './check-pack.js';
import type { PackFolder } from './pack-folders.js';
import type { Pack } from './pack.js';
import { PolicyFault } from './policy-fault.js';
import { formOf, type ProcessForm } from './process/read.js';
import { readPackFiles } from './read-pack.js';
import { readYaml } from './read-yaml.js';
import { askedFile, pageWithAsked, processWithAsked } from './schema/asked.schema.js';
import { accountPairsFile, accountsFile } from './schema/account.schema.js';
import { cityCalendarSchema } from './schema/calendar.schema.js';
import { catalogueFile } from './schema/catalogue.schema.js';
import { officesFile, packFile, reasonsFile, unitsFile } from './schema/city.schema.js';
import { clausesFile, outlineFile } from './schema/clause.schema.js';
import { deadlinesFile } from './schema/deadline.schema.js';
import { demoAccountsFile, demoMonthsFile, openingsFile } from './schema/demo.schema.js';
import { formulaFile } from './schema/formula.schema.js';
import { letterFile, paperFile } from './schema/letter.schema.js';
import { parametersFile } from './schema/parameter.schema.js';
import { readingsFile } from './schema/reading.schema.js';

/** Every file a pack may have, with what may stand in it. */
const FILES: Readonly<Record<string, z.ZodType>> = {
  'pack.yaml': packFile,
  'units.yaml': unitsFile,
  'offices.yaml': officesFile,
  'accounts.yaml': accountsFile,
  'account-pairs.yaml': accountPairsFile,
  'clauses.yaml': clausesFile,
  'outline.yaml': outlineFile,
  'parameters.yaml': parametersFile,
  'readings.yaml': readingsFile,
  'catalogue.yaml': catalogueFile,
  'calendar.yaml': cityCalendarSchema,
  'deadlines.yaml': deadlinesFile,
  'reasons.yaml': reasonsFile,
  'letters/paper.yaml': paperFile,
  'demo/accounts.yaml': demoAccountsFile,
  'demo/months.yaml': demoMonthsFile,
  'demo/openings.yaml': openingsFile,
};
const FOLDERS: Readonly<Record<string, z.ZodType>> = {
  processes: processWithAsked,
  formulas: formulaFile,
  letters: letterFile,
  words: processWords,
};

const FORMS: Readonly<Record<ProcessForm, z.ZodType>> = {
  PAGE: pageWithAsked,
  DEFINITION: processWithAsked,
  ASKED: askedFile,
};

/** A file of processes/ holds one of several forms. */
const schemaOf = (folder: string, name: string, schema: z.ZodType): z.ZodType =>
  schema === processWithAsked ? FORMS[formOf(join(folder, name))] : schema;

function filesOf(folder: string): readonly (readonly [string, z.ZodType])[] {
  const inFolders = Object.entries(FOLDERS).flatMap(([name, schema]) =>
    existsSync(join(folder, name))
      ? readdirSync(join(folder, name))
          .filter((file) => file.endsWith('.yaml') && !(`${name}/${file}` in FILES))
          .map((file): readonly [string, z.ZodType] => [
            `${name}/${file}`,
            schemaOf(folder, `${name}/${file}`, schema),
          ])
      : [],
  );
  return [
    ...Object.entries(FILES).filter(([name]) => existsSync(join(folder, name))),
    ...inFolders,
  ];
}

function attempt<T>(read: () => T): { readonly value: T | null; readonly faults: PolicyFault[] } {
  try {
    return { value: read(), faults: [] };
  } catch (error) {
    if (error instanceof PolicyFault) return { value: null, faults: [error, ...error.others] };
    throw error;
  }
}

/** A pack as an inspection finds it: every fault there is, and the pack if it has none. */
export interface Inspected {
  readonly faults: readonly PolicyFault[];
  readonly pack: Pack | null;
}

/** Looks a pack's folder through: each file by itself, and, if all can be read, what they say of each other. */
export function inspectPack(place: PackFolder): Inspected {
  const { folder, label } = place;
  const unreadable = filesOf(folder).flatMap(
    ([name, schema]) =>
      attempt(() => readYaml(join(folder, name), `${label}/${name}`, schema)).faults,
  );
  if (unreadable.length > 0) return { faults: unreadable, pack: null };
  const { value: pack, faults } = attempt(() => readPackFiles(place));
  if (pack === null) return { faults, pack };
  const disagreeing = faultsOf(pack);
  return { faults: disagreeing, pack: disagreeing.length > 0 ? null : pack };
}
