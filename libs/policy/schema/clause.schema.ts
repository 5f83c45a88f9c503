import { z } from 'zod';
import { bilingual, clauseId } from './text.schema.js';

export const processId = z.string().regex(/^P(?:0[1-9]|[1-8]\d)$/, 'a process, P01 to P89');

/** What a clause asks of the product itself, where no process of the city answers it. */
const targetSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]+(?:_[A-Z]+)*$/),
  what: bilingual,
});

/** Positions of sentences in the document, first and last. */
const sentences = z.tuple([z.int().min(1), z.int().min(1)]);

const clauseSchema = z
  .strictObject({
    id: clauseId,
    document: z.string(),
    article: z.string().min(1),
    sentences,
    quote: z.string().min(1),
    /** Processes that the clause rules, whether or not the product runs them yet. */
    processes: z.array(processId).default([]),
    targets: z.array(targetSchema).default([]),
    /** Why a clause rules nothing. */
    reason: bilingual.nullable().default(null),
  })
  .refine(({ sentences: [first, last] }) => first <= last, {
    message: 'the last sentence stands before the first',
    path: ['sentences'],
  })
  .refine(({ processes, targets, reason }) => processes.length + targets.length > 0 || reason, {
    message: 'say which process it rules, or the reason why none',
    path: ['reason'],
  });
export type Clause = z.infer<typeof clauseSchema>;
export const clausesFile = z.strictObject({ clauses: z.array(clauseSchema).min(1) });

const headingSchema = z.strictObject({
  title: z.string().min(1),
  level: z.int().min(1).max(4),
  /** The sentence it begins at. */
  from: z.int().min(1),
  /** The title an attachment is cited by, where it is a document of its own. */
  cited: z.string().min(1).nullable().default(null),
});
export type Heading = z.infer<typeof headingSchema>;
/** outline.yaml: the headings of each document, in its order. */
export const outlineFile = z.strictObject({
  documents: z.array(z.strictObject({ id: z.string(), headings: z.array(headingSchema) })),
});
