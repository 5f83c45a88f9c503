import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { parse } from 'yaml';

const EVERY = 'virtual:city-names';

type Row = Record<string, unknown>;

const read = (...path: string[]): Row => parse(readFileSync(join(...path), 'utf8')) as Row;
const list = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : []);

/** What the pages about the law call a city, also one that runs no process here. */
function cityNames(folder: string): Row {
  const pack = read(folder, 'pack.yaml');
  return {
    city: pack['id'],
    name: pack['name'],
    status: pack['status'],
    validTo: pack['validTo'],
    note: pack['note'] ?? null,
    documents: list(pack['documents']).map(({ id, code }) => ({ id, code })),
    units: list(read(folder, 'units.yaml')['units']).map(({ code, level, name, short }) => ({
      code,
      level,
      name,
      short,
    })),
  };
}

/** What the pages about the law call every city is taken from the packs at build time; the rest is asked (`GET /names`). */
export function packNames(packs: string): Plugin {
  return {
    name: 'pack-names',
    resolveId: (id) => (id === EVERY ? `\0${EVERY}` : null),
    load(id) {
      if (id !== `\0${EVERY}`) return null;
      const folders = readdirSync(packs, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(packs, entry.name));
      return `export default ${JSON.stringify(folders.map(cityNames))};`;
    },
  };
}
