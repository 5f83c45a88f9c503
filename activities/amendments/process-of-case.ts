import { adoptionOf } from '#persistence/amendments/adoption-rows.js';
import type { Sql } from '#persistence/database.js';
import type { CaseRow } from '#persistence/steps/case-rows.js';
import { adoptionProcessFor, adoptionProcessOf } from '#policy/amendments/adoption-process.js';
import type { Pack } from '#policy/pack.js';
import { processOfFund } from '#policy/process/page-of-fund.js';
import type { ProcessDefinition } from '#policy/schema/process.schema.js';

/** The process of a case: the city's own, or that of a rule's adoption with the desks of what it asks for. */
export async function processOfCase(
  sql: Sql,
  pack: Pack,
  { id, process, stream, fund }: Pick<CaseRow, 'id' | 'process' | 'stream' | 'fund'>,
): Promise<ProcessDefinition> {
  const adoption = adoptionProcessOf(process, stream);
  if (!adoption) return processOfFund(pack, process, fund);
  const asked = await adoptionOf(sql, id);
  if (!asked) throw new Error(`${id} asks for nothing to be adopted`);
  return adoptionProcessFor(pack, adoption, asked);
}
