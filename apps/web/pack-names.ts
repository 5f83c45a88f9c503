import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { parse } from 'yaml';

const MODULE = 'virtual:pack-names';

interface Words {
  zh: string;
  en: string;
}
type Row = Record<string, unknown>;

const read = (...path: string[]): Row => parse(readFileSync(join(...path), 'utf8')) as Row;
const list = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : []);

/** The words of one rule pack: names of units, desks, accounts, steps and the clauses' places. */
function namesOf(folder: string): Row {
  const pack = read(folder, 'pack.yaml');
  const offices = read(folder, 'offices.yaml');
  const processes = readdirSync(join(folder, 'processes')).map((file) =>
    read(folder, 'processes', file),
  );
  return {
    city: pack['id'],
    name: pack['name'],
    division: pack['division'],
    documents: list(pack['documents']).map(({ id, number, title }) => ({ id, number, title })),
    funds: pack['funds'],
    units: list(read(folder, 'units.yaml')['units']),
    posts: offices['posts'],
    offices: list(offices['offices']).map(({ department, levels, name, urges }) => ({
      department,
      levels,
      name,
      oversees: list(urges).length > 0,
    })),
    accounts: list(read(folder, 'accounts.yaml')['types']).map(({ type, name, outside }) => ({
      type,
      name,
      outside,
    })),
    reasons: [
      ...list(read(folder, 'reasons.yaml')['reasons']),
      ...processes.flatMap((process) => list(process['reasons'])),
    ],
    rungs: processes.flatMap((process) =>
      list(process['ladders']).flatMap(({ rungs }) =>
        list(rungs).map(({ code, title }) => ({ code, title })),
      ),
    ),
    clauses: list(read(folder, 'clauses.yaml')['clauses']).map(
      ({ id, document, article, quote }) => ({ id, document, article, quote }),
    ),
    processes: processes.map((process) => ({
      id: process['id'],
      title: process['title'],
      steps: list(process['steps']).map(({ code, title, decisions }) => ({
        code,
        title,
        decisions: list(decisions).map((each) => ({
          code: each['code'],
          title: each['title'] as Words,
        })),
      })),
      obligations: list(process['obligations']).map(({ code, stage, what, clause }) => ({
        code,
        stage: stage ?? 1,
        what,
        clause,
      })),
      releases: list(process['transfers']).flatMap(({ decidedBy }) =>
        (decidedBy as string[]).slice(-1),
      ),
    })),
  };
}

/**
 * Names are pack data, so the page takes them from the packs at build time and holds none itself.
 * A city without processes has nobody who signs in and nothing to name.
 */
export function packNames(packs: string): Plugin {
  return {
    name: 'pack-names',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load(id) {
      if (id !== `\0${MODULE}`) return null;
      const cities = readdirSync(packs, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(packs, entry.name))
        .filter((folder) => existsSync(join(folder, 'processes')))
        .map(namesOf);
      return `export default ${JSON.stringify(cities)};`;
    },
  };
}
