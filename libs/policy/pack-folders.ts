import * as fs from 'node:fs';
import { join } from 'node:path';
import { textOfFile } from '#domain/text/text-of-file.js';
import { PolicyFault } from './policy-fault.js';
import { policyFolder } from './policy-folder.js';

/** Where a pack's files are, and how its files are called in what people read. */
export interface PackFolder {
  readonly id: string;
  readonly folder: string;
  readonly label: string;
}

const hasPack = (folder: string): boolean => fs.existsSync(join(folder, 'pack.yaml'));

/** The id a pack.yaml gives itself, read without judging the rest of the file. */
function ownId(folder: string): string | null {
  const file = join(folder, 'pack.yaml');
  const text = textOfFile(file, fs);
  return /^id: *['"]?([a-z]{2,30})['"]? *$/m.exec(text)?.[1] ?? null;
}

/** The packs in a folder: the folder itself if it is one, else each of its folders that is. */
export function packFoldersIn(folder: string, label = folder): readonly PackFolder[] {
  if (hasPack(folder)) return [{ id: ownId(folder) ?? '', folder, label }];
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && hasPack(join(folder, entry.name)))
    .map(({ name }) => ({ id: name, folder: join(folder, name), label: `${label}/${name}` }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function ownFolder(folder: string): string {
  if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new PolicyFault(
    { file: folder, line: null, clause: null },
    'TONGCHOU_POLICY_DIR 指的文件夹不存在 / TONGCHOU_POLICY_DIR names a folder that is not there',
  );
}

/**
 * Every pack: those of the repository, and those in TONGCHOU_POLICY_DIR, which come before the
 * repository's of the same id. A city tries its rules there without touching ours.
 */
export function packFolders(): readonly PackFolder[] {
  const own = process.env['TONGCHOU_POLICY_DIR'];
  const all = [
    ...packFoldersIn(join(policyFolder, 'packs'), 'packs'),
    ...(own === undefined || own === '' ? [] : packFoldersIn(ownFolder(own))),
  ];
  return [...new Map(all.map((each) => [each.id, each])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
}

/** The folder of a city's pack, for what lies beside the rules (its demo); undefined: there is none. */
export function packFolderOf(city: string): PackFolder | undefined {
  return packFolders().find(({ id }) => id === city);
}
