import { z } from 'zod';
import { party, rungSchema, waitsFor } from './catalogue.schema.js';
import { processId } from './clause.schema.js';
import { pageFile } from './page.schema.js';
import { processFile } from './process.schema.js';
import { bilingual, clauseId } from './text.schema.js';

/** What the city's document asks for in a process: who does what under which clause, what a miss leads to. */
const asked = {
  does: z.array(
    z.strictObject({ office: party, what: bilingual, clause: clauseId.nullable().default(null) }),
  ),
  waitsFor,
  miss: z.array(rungSchema).default([]),
};
const besides = { ...asked, does: asked.does.default([]) };

/**
 * `packs/<city>/processes/P13.yaml` of a process that does not run yet: what the document asks for and no
 * stages. It becomes a page by writing `opens` and `cases` into the same file.
 */
export const askedFile = z.strictObject({
  id: processId,
  /** Absent: as the product's words call it. */
  title: bilingual.nullable().default(null),
  runs: z.literal(false, '没有环节的流程不能运行 / a process without stages does not run'),
  /** Why not; absent: the product does not run it yet. */
  reason: bilingual.nullable().default(null),
  lead: party,
  ...asked,
  does: asked.does.min(1),
});
export type AskedFile = z.infer<typeof askedFile>;

/** A page, or a process from before the kit, with what the document asks for beside it. */
export const pageWithAsked = pageFile.extend(besides);
export const processWithAsked = processFile.extend({
  lead: party.nullable().default(null),
  ...besides,
});
