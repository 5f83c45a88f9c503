import { z } from 'zod';
import { partySchema } from './city.schema.js';
import { processId } from './clause.schema.js';
import { bilingual, clauseId } from './text.schema.js';

const code = z.string().regex(/^[A-Z]+(?:_[A-Z]+)*$/);

/** An office of the city or of a unit, or somebody outside: a provider, the province, the system. */
export const party = z
  .string()
  .regex(/^(?:\{(?:unit|city)\}\.)?[A-Z]+(?:_[A-Z]+)*$/, 'an office, {unit}.FINANCE, or a party');

const stepSchema = z.strictObject({
  office: party,
  does: bilingual,
  clause: clauseId.nullable().default(null),
});

/** What a miss leads to: by the document's words, or as the product proposes until a city adopts it. */
export const rungSchema = z
  .strictObject({
    code,
    leadsTo: bilingual,
    clause: clauseId.nullable(),
    source: z.enum(['STATUTORY', 'DERIVED', 'PROPOSED', 'ADOPTED']),
  })
  .refine(({ clause, source }) => source !== 'STATUTORY' || clause !== null, {
    message: 'a STATUTORY consequence names its clause',
    path: ['clause'],
  });

/** Parameters without a value that the process needs before it can be dated or begun. */
export const waitsFor = z.array(z.string()).default([]);

const processSchema = z.strictObject({
  id: processId,
  title: bilingual,
  lead: party,
  steps: z.array(stepSchema).min(1),
  waitsFor,
  ladder: z.array(rungSchema).default([]),
});
export type CataloguedProcess = z.infer<typeof processSchema>;

/**
 * catalogue.yaml of versions that are kept: the processes a city's document asks for, run or not. Today each
 * stands in a file of its own (asked.schema), and a pack's catalogue is made from them.
 */
export const catalogueFile = z.strictObject({
  departments: z.array(partySchema),
  processes: z.array(processSchema),
});
export type Catalogue = z.infer<typeof catalogueFile>;
