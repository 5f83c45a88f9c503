import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { policyFolder } from '#policy/policy-folder.js';

/** One change of one file of a pack: the words that stand there, and what shall stand there. */
export interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Does something with a changed copy of a city's pack, which is gone afterwards. */
export function withCopy<T>(
  city: string,
  changes: readonly Change[],
  use: (folder: string) => T,
): T {
  const parent = mkdtempSync(join(tmpdir(), 'packs-'));
  const folder = join(parent, city);
  try {
    cpSync(join(policyFolder, 'packs', city), folder, { recursive: true });
    for (const { file, from, to } of changes) {
      const text = readFileSync(join(folder, file), 'utf8');
      if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
      writeFileSync(join(folder, file), text.replace(from, to));
    }
    return use(folder);
  } finally {
    rmSync(parent, { recursive: true });
  }
}
