import fs, { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { processWords, type ProcessWords } from '#contracts/process/process-words.js';
import { textOfFile } from '#domain/text/text-of-file.js';
import type { PackFolder } from '../pack-folders.js';
import { PolicyFault } from '../policy-fault.js';
import { policyFolder } from '../policy-folder.js';
import { readYaml } from '../read-yaml.js';
import { pageWithAsked } from '../schema/asked.schema.js';

/** A process of a city as the kit runs it: the words of all cities, and the city's law. */
export interface Page {
  readonly words: ProcessWords;
  readonly law: z.infer<typeof pageWithAsked>;
}

/**
 * What a file of `processes/` holds. A page has cases and how they open, its words stand elsewhere; what came
 * before the kit holds words and law in one file, with `title` and `steps` of its own; what does not run yet
 * has neither, and says only what the document asks for.
 */
export type ProcessForm = 'PAGE' | 'DEFINITION' | 'ASKED';

export function formOf(file: string): ProcessForm {
  const text = textOfFile(file, fs);
  if (/^title:/m.test(text) && /^steps:/m.test(text)) return 'DEFINITION';
  return /^(?:cases|opens):/m.test(text) ? 'PAGE' : 'ASKED';
}

/** The files of a pack's processes that hold one form, by name. */
export function processFilesOf(folder: string, form: ProcessForm): readonly string[] {
  const path = join(folder, 'processes');
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.yaml') && formOf(join(path, name)) === form)
    .sort();
}

const shared = join(policyFolder, 'processes');
const read = new Map<string, ProcessWords>();

/** The product's words, read once: every city's page of a process has the same. */
function sharedWords(id: string): ProcessWords | null {
  const known = read.get(id);
  if (known) return known;
  const file = join(shared, `${id}.yaml`);
  if (!existsSync(file)) return null;
  const words = readYaml(file, `processes/${id}.yaml`, processWords);
  read.set(id, words);
  return words;
}

/** The words of a process that every city shares; undefined: the product has none. */
export const wordsOfAll = (id: string): ProcessWords | undefined => sharedWords(id) ?? undefined;

/** The processes the product has words for. */
export const sharedWordIds = (): readonly string[] =>
  readdirSync(shared)
    .filter((name) => /^P\d{2}\.yaml$/.test(name))
    .map((name) => name.slice(0, 3))
    .sort();

/** The words of every process the product knows. */
export const allSharedWords = (): readonly ProcessWords[] =>
  sharedWordIds().flatMap((id) => sharedWords(id) ?? []);

/**
 * The words of a page: `words/<id>.yaml` beside it, in a version that is kept whole or for a process that
 * only this city has, else the product's.
 */
function wordsOf({ folder, label }: PackFolder, id: string): ProcessWords | null {
  const own = join(folder, 'words', `${id}.yaml`);
  return existsSync(own)
    ? readYaml(own, `${label}/words/${id}.yaml`, processWords)
    : sharedWords(id);
}

/** The pages of a pack by process, each with its words. */
export function readPages(place: PackFolder): ReadonlyMap<string, Page> {
  const { folder, label } = place;
  const pages = processFilesOf(folder, 'PAGE').map((name): readonly [string, Page] => {
    const file = `${label}/processes/${name}`;
    const law = readYaml(join(folder, 'processes', name), file, pageWithAsked);
    const fault = (zh: string, en: string): PolicyFault =>
      new PolicyFault({ file, line: 1, clause: law.clause }, `${zh} / ${en}`);
    if (name !== `${law.id}.yaml`) {
      throw fault(`文件里写的是 ${law.id}，须与文件名一致`, `it says ${law.id}, unlike its name`);
    }
    const words = wordsOf(place, law.id);
    if (!words) {
      throw fault(
        `没有 ${law.id} 的词：libs/policy/processes/${law.id}.yaml 或本包 words/${law.id}.yaml`,
        `no words of ${law.id}, neither in libs/policy/processes nor in words/ of this pack`,
      );
    }
    if (words.id !== law.id) throw fault(`词里写的是 ${words.id}`, `its words say ${words.id}`);
    return [law.id, { words, law }];
  });
  return new Map(pages);
}
