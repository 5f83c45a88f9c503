import type { CityNames } from '#contracts/api/names.js';
import { anyStateTitle } from './process/case-words.js';
import type { Pack } from './pack.js';
import type { ProcessDefinition } from './schema/process.schema.js';
import type { Bilingual } from './schema/text.schema.js';

const both = ({ zh, en }: Bilingual): Bilingual => ({ zh, en });
const titled = ({ code, title }: { readonly code: string; readonly title: Bilingual }) => ({
  code,
  title: both(title),
});

/** The states of a page, and those in which every case of a page may begin and end. */
function statesOfPage(pack: Pack, id: string) {
  const own = Object.entries(pack.pages.get(id)?.words.states ?? {});
  if (own.length === 0) return [];
  const shared = ['OPENED', 'STOPPED'].map((code) => [code, anyStateTitle(code)] as const);
  return [...own, ...shared].map(([code, title]) => ({ code, title: both(title) }));
}

const processNames = (
  pack: Pack,
  { id, title, steps, obligations, transfers }: ProcessDefinition,
) => ({
  id,
  title: both(title),
  steps: steps.map(titled),
  obligations: obligations.map(({ code, stage, what, clause }) => ({
    code,
    stage,
    what: both(what),
    clause,
  })),
  releases: transfers.flatMap(({ decidedBy }) => decidedBy.slice(-1)),
  states: statesOfPage(pack, id),
});

function read(pack: Pack): CityNames {
  const processes = [...pack.processes.values()];
  const cited = JSON.stringify([processes, [...pack.pages.values()].map(({ law }) => law)]);
  return {
    city: pack.id,
    pack: pack.reference,
    name: both(pack.name),
    division: pack.division,
    documents: pack.documents.map(({ id, number, title }) => ({ id, number, title })),
    funds: pack.funds.map(({ code, name }) => ({ code, name: both(name) })),
    units: pack.units.map(({ code, level, name, short }) => ({
      code,
      level,
      name: both(name),
      short,
    })),
    posts: pack.posts.map(({ code, name }) => ({ code, name: both(name) })),
    offices: pack.offices.map(({ department, levels, name, urges }) => ({
      department,
      levels: [...levels],
      name: both(name),
      oversees: urges.length > 0,
    })),
    accounts: pack.accounts.types.map(({ type, name, outside }) => ({
      type,
      name: both(name),
      outside,
    })),
    reasons: [
      ...pack.reasons.map(titled),
      ...processes.flatMap(({ reasons }) => (reasons ?? []).map(titled)),
    ],
    rungs: processes.flatMap(({ ladders }) => ladders.flatMap(({ rungs }) => rungs.map(titled))),
    clauses: [...pack.clauses.values()]
      .filter(({ id }) => cited.includes(JSON.stringify(id)))
      .map(({ id, document, article, quote }) => ({ id, document, article, quote })),
    processes: processes.map((process) => processNames(pack, process)),
  };
}

const known = new WeakMap<Pack, CityNames>();

/** What a city calls things under a pack; a pack never changes, so it is read once. */
export function namesOfPack(pack: Pack): CityNames {
  const names = known.get(pack) ?? read(pack);
  known.set(pack, names);
  return names;
}
