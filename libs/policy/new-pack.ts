import * as fs from 'node:fs';
import { join } from 'node:path';
import { textOfFile } from '#domain/text/text-of-file.js';
import { policyFolder } from './policy-folder.js';

/** The letters that begin a city's clause ids: those of its id, `NEW` of newcity. */
const codeOf = (id: string): string => id.slice(0, 3).toUpperCase();

/**
 * Writes a new city's pack into a folder that is not there yet: every file, with what must be
 * filled in, and every parameter UNSET. It loads as it stands; `policy check` says what is open.
 */
export function scaffoldPack(id: string, division: string, folder: string): readonly string[] {
  const template = join(policyFolder, 'template');
  const names = fs.readdirSync(template).filter((name) => name.endsWith('.yaml'));
  fs.mkdirSync(folder, { recursive: true });
  for (const name of names) {
    const file = join(template, name);
    const text = textOfFile(file, fs)
      .replaceAll('{{id}}', id)
      .replaceAll('{{division}}', division)
      .replaceAll('{{code}}', codeOf(id));
    fs.writeFileSync(join(folder, name), text, { flag: 'wx' });
  }
  return names;
}
