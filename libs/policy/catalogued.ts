import type { Pack } from './pack.js';
import type { CataloguedProcess } from './schema/catalogue.schema.js';
import type { Bilingual, Strength } from './schema/text.schema.js';

/** A date of a process: the code of its deadline, the clause and words it comes from. */
export interface CataloguedDate {
  readonly code: string;
  readonly clause: string;
  readonly what: Bilingual;
  readonly source: 'STATUTORY' | 'DERIVED' | 'PROPOSED' | 'ADOPTED';
  readonly strength: Strength;
}

/** A process of a city with the clauses that rule it and its dates, found from the register. */
export interface ListedProcess extends CataloguedProcess {
  readonly city: string;
  readonly clauses: readonly string[];
  readonly dates: readonly CataloguedDate[];
  /** Whether the product runs it here. */
  readonly runs: boolean;
}

/** The processes of a city, run or not, by number. */
export function processesOf(pack: Pack): readonly ListedProcess[] {
  const clauses = [...pack.clauses.values()];
  return pack.catalogue.processes.map((process): ListedProcess => {
    const ruling = clauses.filter((clause) => clause.processes.includes(process.id));
    const ids = ruling.map(({ id }) => id);
    const running = pack.processes.get(process.id);
    const dated = [
      ...pack.deadlines.filter(({ clause }) => ids.includes(clause)),
      ...(running?.obligations ?? []),
    ];
    return {
      ...process,
      city: pack.id,
      clauses: ids,
      dates: dated.map(({ code, clause, what, source, strength }) => ({
        code,
        clause,
        what,
        source,
        strength,
      })),
      runs: running !== undefined,
    };
  });
}
