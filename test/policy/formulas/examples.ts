import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '#tools/places.mjs';

/** One worked example: an input and what it gives, or the field that is wrong. */
export interface Example {
  readonly name: string;
  readonly readings?: Readonly<Record<string, string>>;
  readonly input: unknown;
  readonly result?: object;
  readonly wrong?: string;
}

export interface Examples {
  readonly city: string;
  readonly formula: string;
  readonly number: string;
  readonly examples: readonly Example[];
}

const folder = join(root, 'test', 'policy', 'formulas', 'examples');

/** The worked examples of every formula, to the fen; each file is one formula of one city. */
export const workedExamples: readonly Examples[] = readdirSync(folder)
  .sort()
  .map((file) => parse(readFileSync(join(folder, file), 'utf8')) as Examples);
