import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { policyFolder } from '#policy/policy-folder.js';

/** A copy of a city's pack that says something else, as TONGCHOU_POLICY_DIR names it. */
export interface PackCopy {
  readonly folder: string;
  remove(): void;
}

/** Copies a pack and changes one of its files. */
export function packCopy(city: string, file: string, change: (text: string) => string): PackCopy {
  const folder = mkdtempSync(join(tmpdir(), 'tongchou-copy-'));
  cpSync(join(policyFolder, 'packs', city), join(folder, city), { recursive: true });
  const path = join(folder, city, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** The entry of a parameter with another first day: before it nobody has set a value. */
export const withoutValueBefore =
  (key: string, day: string) =>
  (text: string): string => {
    const entry =
      new RegExp(`  - key: ${key.replace('.', '\\.')}\\n(?:    .*\\n)+`).exec(text)?.[0] ?? '';
    return text.replace(entry, entry.replace(/from: '[\d-]+'/, `from: '${day}'`));
  };
