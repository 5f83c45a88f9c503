import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '../pack.js';
import { deepFreeze } from '../read-yaml.js';
import { filled, partsOf, type Part } from './filled.js';

/** Where a version of before the present format is kept; undefined: it is not kept so. */
export function keptPackFile(versionFolder: string): string | undefined {
  const file = join(versionFolder, 'pack.json');
  return existsSync(file) ? file : undefined;
}

/** The JSON of a kept version, as its own loader wrote it. */
export const writtenPack = (file: string): Part => JSON.parse(readFileSync(file, 'utf8')) as Part;

interface Row extends Part {
  readonly id: string;
}

const byId = (rows: readonly Part[]): ReadonlyMap<string, Part> =>
  new Map(rows.map((row) => [(row as Row).id, row]));

/**
 * A version of a pack whose files the present schemas no longer read: the object its own loader
 * made of them, written once as JSON and never again. What is indexed by a name in a loaded pack
 * stands there as an object.
 */
export function readKeptPack(file: string): Pack {
  const written = writtenPack(file);
  const parts = partsOf(written).map(
    ([name, schema, part]) => [name, deepFreeze(filled(schema, part)) as Part] as const,
  );
  const named = (name: string): readonly Part[] =>
    parts.flatMap(([of, part]) => (of === name ? [part] : []));
  const only = (name: string): Part => named(name)[0] ?? {};
  const rows = (name: string, list: string): readonly Part[] => only(name)[list] as Part[];
  const pack: Part = {
    ...only('pack'),
    ...only('units'),
    ...only('offices'),
    ...only('parameters'),
    ...only('deadlines'),
    ...only('reasons'),
    reference: written['reference'],
    accounts: only('accounts'),
    accountPairs: only('accountPairs'),
    catalogue: only('catalogue'),
    clauses: byId(rows('clauses', 'clauses')),
    outlines: new Map(rows('outlines', 'documents').map((each) => [each['id'], each['headings']])),
    readings: byId(rows('readings', 'readings')),
    processes: byId(named('process')),
    pages: new Map(),
    formulas: byId(named('formula')),
    letters:
      named('paper').length === 0
        ? null
        : Object.freeze({ paper: only('paper'), templates: byId(named('letter')) }),
  };
  return Object.freeze(pack) as unknown as Pack;
}
