import { z } from 'zod';
import { strengthCode, words } from './values.js';

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

const dated = z.enum(['STATUTORY', 'DERIVED', 'PROPOSED', 'ADOPTED']);

/** Every parameter with its days, clause, words and source; null is UNSET. */
export const parameters = z
  .strictObject({
    items: z.array(
      z.strictObject({
        city: z.string(),
        key: z.string(),
        fund: z.string().nullable(),
        value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).nullable(),
        unit: z.string(),
        from: z.string(),
        to: z.string().nullable(),
        clause: z.string().nullable(),
        quote: z.string().nullable(),
        source: z.enum([...dated.options, 'UNSET']),
        strength: strengthCode,
        origin: z.enum(['DOCUMENT', 'CITY_DECISION', 'UNSET']),
        basis: z.string().nullable(),
        question: z.string().nullable(),
        of: z.string().nullable(),
        /** What the city adopted later; null: the pack's own files say it. */
        amendment: z
          .strictObject({
            id: z.string(),
            document: z.strictObject({ number: z.string(), date: z.string(), issuer: z.string() }),
            by: z.array(z.strictObject({ person: z.string(), desk: z.string() })),
            on: z.string(),
            caseId: z.string(),
          })
          .nullable(),
      }),
    ),
  })
  .meta({ id: 'Parameters' });
export type ParametersView = z.infer<typeof parameters>;

const step = z.strictObject({ office: z.string(), does: words, clause: z.string().nullable() });
const rung = z.strictObject({
  code: z.string(),
  leadsTo: words,
  clause: z.string().nullable(),
  source: dated,
});

/** The processes a city's document asks for; `runs` says which of them the product runs there. */
export const processes = z
  .strictObject({
    items: z.array(
      z.strictObject({
        city: z.string(),
        id: z.string(),
        title: words,
        lead: z.string(),
        steps: z.array(step),
        waitsFor: z.array(z.string()),
        ladder: z.array(rung),
        clauses: z.array(z.string()),
        dates: z.array(
          z.strictObject({
            code: z.string(),
            clause: z.string(),
            what: words,
            source: dated,
            strength: strengthCode,
          }),
        ),
        runs: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Processes' });
export type ProcessesView = z.infer<typeof processes>;

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
  /** The desk that adopts it; null: the city's own desk for what nobody is named for. */
  decidedBy: z.string().nullable(),
  decidesMoney: z.boolean(),
  why: words.nullable(),
  alternatives: z.array(z.strictObject({ code: z.string(), text: words })),
  cities: z.array(z.string()),
});

/** The open questions of the documents and how they are read (口径登记簿). */
export const readings = z.strictObject({ items: z.array(reading) }).meta({ id: 'Readings' });
export type ReadingsView = z.infer<typeof readings>;
