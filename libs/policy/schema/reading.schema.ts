import { z } from 'zod';
import { bilingual, cityDesk, clauseId, daySchema } from './text.schema.js';

export const questionId = z.string().regex(/^OQ-\d{2,3}$/, 'an open question, OQ-01');
const code = z.string().regex(/^[A-Z0-9]+(?:_[A-Z0-9]+)*$/, 'a code, UPPER_SNAKE');

/** Who made a reading the city's own, by which document, and when. */
const adoption = z.strictObject({
  person: z.string().min(2),
  document: z.string().min(2),
  on: daySchema,
});

const choice = {
  id: questionId,
  /** null: nobody may guess, the process waits. */
  chosen: code.nullable(),
  status: z.enum(['PROPOSED', 'ADOPTED', 'BLOCKED']),
  adoptedBy: adoption.nullable().default(null),
};

const readingSchema = z.strictObject({
  ...choice,
  question: bilingual,
  clauses: z.array(clauseId),
  /** The parameter that a case waits for while the question is BLOCKED. */
  awaits: z.string().min(3).nullable().default(null),
  decides: bilingual,
  /** The desk that adopts a reading; absent: the pack's own (`adopts`). */
  decidedBy: cityDesk.nullable().default(null),
  /** It changes who pays or how much: while it is only PROPOSED, nothing is booked or paid on it. */
  decidesMoney: z.boolean().default(false),
  /** Why this alternative is proposed, where another is nearer to the words or as near. */
  why: bilingual.nullable().default(null),
  alternatives: z.array(z.strictObject({ code, text: bilingual })),
});
/** An open question of a document and how it is read here (口径). */
export type Reading = z.infer<typeof readingSchema>;

/** readings.yaml of all cities: the questions every document leaves open. */
export const sharedReadingsFile = z.strictObject({ readings: z.array(readingSchema) });

/** readings.yaml of a pack: its own questions, and its choices of the shared ones. */
export const readingsFile = z.strictObject({
  readings: z.array(readingSchema).default([]),
  choices: z
    .array(
      z.strictObject({
        ...choice,
        /** Who decides here, where it is not whom the shared question names. */
        decides: bilingual.optional(),
        decidedBy: cityDesk.optional(),
      }),
    )
    .default([]),
});
