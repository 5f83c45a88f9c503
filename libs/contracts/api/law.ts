import { z } from 'zod';

const words = z.strictObject({ zh: z.string(), en: z.string() });
const sentences = z.tuple([z.int(), z.int()]);

/** One city, or all where none is named. */
export const lawQuery = z.strictObject({
  city: z
    .string()
    .regex(/^[a-z]{2,30}$/)
    .optional(),
});

const governed = z.strictObject({
  kind: z.enum(['PARAMETER', 'PROCESS', 'FORMULA', 'DEADLINE', 'LADDER', 'FORM', 'TARGET']),
  id: z.string(),
  title: words.nullable(),
  value: z.string().nullable(),
});

const coveredClause = z.strictObject({
  city: z.string(),
  document: z.string(),
  clause: z.string(),
  article: z.string(),
  sentences,
  quote: z.string(),
  governs: z.array(governed),
  reason: words.nullable(),
});

const heading = z.strictObject({ title: z.string(), level: z.int(), from: z.int() });
const outlined = z.strictObject({
  city: z.string(),
  id: z.string(),
  number: z.string(),
  title: z.string(),
  issuedOn: z.string(),
  headings: z.array(heading),
});

/** Every clause with what it governs or why nothing; the documents with their headings, by sentence. */
export const coverage = z
  .strictObject({ items: z.array(coveredClause), documents: z.array(outlined) })
  .meta({ id: 'ClauseCoverage' });
export type CoverageView = z.infer<typeof coverage>;

const adoption = z.strictObject({ person: z.string(), document: z.string(), on: z.string() });
const reading = z.strictObject({
  id: z.string(),
  question: words,
  clauses: z.array(z.string()),
  chosen: z.string().nullable(),
  status: z.enum(['PROPOSED', 'ADOPTED', 'BLOCKED']),
  adoptedBy: adoption.nullable(),
  awaits: z.string().nullable(),
  decides: words,
  alternatives: z.array(z.strictObject({ code: z.string(), text: words })),
  cities: z.array(z.string()),
});

/** The open questions of the documents and how they are read (口径登记簿). */
export const readings = z.strictObject({ items: z.array(reading) }).meta({ id: 'Readings' });
export type ReadingsView = z.infer<typeof readings>;
