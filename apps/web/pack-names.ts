import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { parse } from 'yaml';

const SERVED = 'virtual:pack-names';
const EVERY = 'virtual:city-names';

type Row = Record<string, unknown>;

const read = (...path: string[]): Row => parse(readFileSync(join(...path), 'utf8')) as Row;
const list = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : []);

/** The processes with steps of their own; pages of the kit have their words elsewhere and do not run yet. */
function processesOf(folder: string): Row[] {
  const path = join(folder, 'processes');
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .map((file) => read(path, file))
    .filter((process) => Array.isArray(process['steps']));
}

/** The words of one rule pack: names of units, desks, accounts, steps and the clauses' places. */
function namesOf(folder: string): Row {
  const pack = read(folder, 'pack.yaml');
  const offices = read(folder, 'offices.yaml');
  const processes = processesOf(folder);
  const cited = JSON.stringify(processes);
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
    // The whole register is a page of its own; tasks and duties need what their processes cite.
    clauses: list(read(folder, 'clauses.yaml')['clauses'])
      .filter(({ id }) => cited.includes(JSON.stringify(id)))
      .map(({ id, document, article, quote }) => ({ id, document, article, quote })),
    processes: processes.map((process) => ({
      id: process['id'],
      title: process['title'],
      steps: list(process['steps']).map(({ code, title }) => ({ code, title })),
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

/**
 * Names are pack data, so the page takes them from the packs at build time and holds none itself.
 * A city without processes has nobody who signs in; its few names go with the pages about the law.
 */
export function packNames(packs: string): Plugin {
  return {
    name: 'pack-names',
    resolveId: (id) => ([SERVED, EVERY].includes(id) ? `\0${id}` : null),
    load(id) {
      if (id !== `\0${SERVED}` && id !== `\0${EVERY}`) return null;
      const folders = readdirSync(packs, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(packs, entry.name));
      const served = folders.filter((folder) => processesOf(folder).length > 0);
      const names = id === `\0${EVERY}` ? folders.map(cityNames) : served.map(namesOf);
      return `export default ${JSON.stringify(names)};`;
    },
  };
}
