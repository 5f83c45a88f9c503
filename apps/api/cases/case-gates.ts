import { parseCaseId } from '#domain/ids/case-id.js';
import type { CaseView } from '#contracts/api/cases.js';
import type { CaseRow } from '#persistence/cases/find-case.js';
import type { Database } from '#persistence/database.js';
import { gatesOf } from '#persistence/facts/gates.js';
import type { ReadingScope } from '#persistence/organisation/reading-scope.js';
import { packOfCase } from '#policy/process/case-words.js';

/** What the case waits or has waited for in other cases: whose of which process, and what it is called there. */
export async function gatesOfCase(
  database: Database,
  scopes: readonly ReadingScope[],
  { id, city, pack }: CaseRow,
): Promise<CaseView['gates']> {
  const gates = await gatesOf(database, scopes, id);
  return gates.map(({ wants, needs, met, caseId, pack: others }) => {
    const { process, unit, period } = parseCaseId(wants);
    const known = packOfCase({ city, pack: others ?? pack }).processes.get(process.slice(0, 3));
    const title = known?.facts.find(({ name }) => name === needs)?.title;
    const needsTitle = { zh: title?.zh ?? needs, en: title?.en ?? needs };
    return { process, unit, period, needs, needsTitle, met, caseId };
  });
}
