import { z } from 'zod';
import { parameterSchema } from './city.schema.js';
import { questionId } from './reading.schema.js';
import { bilingual, clauseId } from './text.schema.js';

const name = z.string().regex(/^([A-Za-z][A-Za-z0-9]*|\d{4})$/, 'a name of the working, or a year');

/**
 * A number a formula rests on. Outside the city's own document it has a basis in words, no clause;
 * where the document leaves it open it names the question.
 */
const formulaParameter = parameterSchema
  .extend({
    key: z.string().regex(/^[a-z]+\d{0,2}\.[A-Za-z0-9]+$/),
    value: z.union([z.string(), z.int()]).nullable(),
    source: z.enum(['STATUTORY', 'DERIVED', 'PROPOSED', 'ADOPTED', 'UNSET']),
    clause: clauseId.nullable(),
    quote: z.string().min(1).nullable(),
    question: questionId.nullable().default(null),
  })
  .refine(({ value, source }) => (value === null) === (source === 'UNSET'), {
    message: 'a value is null where it is UNSET, and nowhere else',
    path: ['value'],
  })
  .refine(({ source, question }) => source !== 'UNSET' || question !== null, {
    message: 'UNSET: name the open question',
    path: ['question'],
  })
  .refine(
    ({ clause, quote, basis }) => (clause === null) === (quote === null) && (clause ?? basis),
    {
      message: 'a clause and its quote stand together, or a basis in words',
      path: ['clause'],
    },
  );
export type FormulaParameter = z.infer<typeof formulaParameter>;

/** What one step of the working is called, and the words of the law that make it. */
const stepSchema = z.strictObject({
  step: name,
  zh: z.string().min(1),
  en: z.string().min(1),
  clause: clauseId.nullable(),
  /** Absent: the clause's own words in the register. */
  quote: z.string().min(1).nullable().default(null),
  /** Where a fund has a sentence of its own for the same step. */
  byFund: z.record(z.string().regex(/^[A-Z]+(?:_[A-Z]+)*$/), clauseId).default({}),
});

/** formulas/<formula>.yaml: one city's law for one formula; the arithmetic is the method's. */
export const formulaFile = z.strictObject({
  id: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  number: z.string().regex(/^F\d{2}$/),
  /** Which way of working it out, of those the product knows. */
  method: z.string().regex(/^[A-Z]+(?:_[A-Z0-9]+)*$/),
  title: bilingual,
  /** The first year the rule covers; an earlier one is wrong input. Absent: no year is asked. */
  firstYear: z.int().min(2000).max(2099).nullable().default(null),
  /** What a case waits for as long as nobody has decided it. */
  awaits: z.string().nullable().default(null),
  parameters: z.array(formulaParameter).default([]),
  readings: z.array(questionId).default([]),
  /** Open questions whose chosen reading is in the arithmetic itself, which knows no other. */
  restsOn: z.array(questionId).default([]),
  /** What the fields of the form are called. */
  inputs: z.array(z.strictObject({ name, zh: z.string().min(1), en: z.string().min(1) })),
  steps: z.array(stepSchema).default([]),
});
export type FormulaDefinition = z.infer<typeof formulaFile>;
