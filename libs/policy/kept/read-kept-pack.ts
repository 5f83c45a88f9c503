import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack, PackLetters } from '../pack.js';
import { deepFreeze } from '../read-yaml.js';
import { upgraded } from './upgrade.js';

type Rows<Of> = Of extends ReadonlyMap<string, infer Row> ? Readonly<Record<string, Row>> : never;
type Letters = Omit<PackLetters, 'templates'> & {
  readonly templates: Rows<PackLetters['templates']>;
};

/** What is indexed by a name in a loaded pack; JSON writes it as an object. */
const INDEXED = ['readings', 'clauses', 'outlines', 'processes', 'formulas'] as const;
type Indexed = (typeof INDEXED)[number];

/** A loaded pack as JSON. */
type KeptPack = Omit<Pack, Indexed | 'letters'> & {
  readonly [Name in Indexed]: Rows<Pack[Name]>;
} & { readonly letters: Letters | null };

const mapOf = <Row>(rows: Readonly<Record<string, Row>>): ReadonlyMap<string, Row> =>
  new Map(Object.entries(rows));

/** Where a version of before the present format is kept; undefined: it is not kept so. */
export function keptPackFile(versionFolder: string): string | undefined {
  const file = join(versionFolder, 'pack.json');
  return existsSync(file) ? file : undefined;
}

/**
 * A version of a pack whose files the present schemas no longer read: the object its own loader
 * made of them, written once as JSON and never again. It was checked when it was in force and is
 * not judged anew by the rules of today.
 */
export function readKeptPack(file: string): Pack {
  const written = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
  const kept = deepFreeze(upgraded(written)) as unknown as KeptPack;
  const { letters } = kept;
  return Object.freeze<Pack>({
    ...kept,
    readings: mapOf(kept.readings),
    clauses: mapOf(kept.clauses),
    outlines: mapOf(kept.outlines),
    processes: mapOf(kept.processes),
    formulas: mapOf(kept.formulas),
    letters: letters && Object.freeze({ ...letters, templates: mapOf(letters.templates) }),
  });
}
