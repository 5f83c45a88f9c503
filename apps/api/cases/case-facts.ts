import { instantText } from '#domain/time/instant.js';
import type { CaseFact } from '#contracts/api/cases.js';
import type { CaseRow } from '#persistence/cases/find-case.js';
import type { Database } from '#persistence/database.js';
import { factsOf } from '#persistence/facts/read-facts.js';
import { pinnedPack } from '#policy/load-packs.js';

/** The figures of a case with their sources, named as the pack that the case runs under names them. */
export async function factsOfCase(
  database: Database,
  { id, city, process, pack }: CaseRow,
): Promise<CaseFact[]> {
  const definitions = pinnedPack(city, pack).processes.get(process)?.facts ?? [];
  return (await factsOf(database, id)).map(
    ({ name, kind, value, source, clause, at, revision }) => {
      const title = definitions.find((each) => each.name === name)?.title ?? { zh: name, en: name };
      return {
        name,
        title: title.zh,
        factTitle: title,
        value,
        unit: kind,
        source,
        clause,
        at: instantText(at),
        revision,
      };
    },
  );
}
