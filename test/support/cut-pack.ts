import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { policyFolder } from '#policy/policy-folder.js';
import type { PagePack } from './page-pack.js';

interface Unit {
  readonly code: string;
  readonly level: string;
}
interface Account {
  readonly unit: string;
}
/** What is cut of the files of a pack. */
interface PackFile {
  readonly units?: readonly Unit[] | undefined;
  readonly accounts?: readonly Account[] | undefined;
}

/** A city with few of its counties: the same rules, so that a walk through its year is short. */
export function cutPack(city: string, units: readonly string[]): PagePack {
  const folder = mkdtempSync(join(tmpdir(), 'tongchou-cut-'));
  const pack = join(folder, city);
  cpSync(join(policyFolder, 'packs', city), pack, { recursive: true });
  const change = (name: string, to: (file: PackFile) => PackFile): void => {
    const file = join(pack, name);
    writeFileSync(file, stringify(to(parse(readFileSync(file, 'utf8')) as PackFile)));
  };
  change('units.yaml', (file) => ({
    ...file,
    units: file.units?.filter(({ code, level }) => level === 'CITY' || units.includes(code)),
  }));
  const division = (
    parse(readFileSync(join(pack, 'units.yaml'), 'utf8')) as { units: Unit[] }
  ).units.find(({ level }) => level === 'CITY')?.code;
  try {
    change('demo/accounts.yaml', (file) => ({
      ...file,
      accounts: file.accounts?.filter(({ unit }) => unit === division || units.includes(unit)),
    }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    // A city without demo people of its own: they are made from its offices.
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
