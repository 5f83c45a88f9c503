import { z } from 'zod';
import { questionId } from './reading.schema.js';
import { bilingual, cityDesk, clauseId, daySchema, strength } from './text.schema.js';

/** `p11.period`, `ruleSet.validTo`, `units.cityProper.types`. */
const key = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*(?:\.[a-zA-Z][A-Za-z0-9]*)+$/, 'a key, units.cityProper.types');

/**
 * A parameter of a city. Without a value it is UNSET: nobody may guess it, and the question
 * or `decides` says who must settle it. What the document does not know has no clause, but a basis.
 */
export const cityParameterSchema = z
  .strictObject({
    key,
    /** What people call it; absent where nobody is asked for it. */
    name: bilingual.nullable().default(null),
    fund: z.enum(['EMPLOYEE', 'RESIDENT']).nullable().default(null),
    value: z
      .union([z.string().min(1), z.int(), z.boolean(), z.array(z.string().min(1)).min(1)])
      .nullable(),
    unit: z.string().min(1),
    from: daySchema,
    /** The last day it holds; absent: until further notice. */
    to: daySchema.nullable().default(null),
    clause: clauseId.nullable(),
    quote: z.string().min(1).nullable(),
    source: z.enum(['STATUTORY', 'DERIVED', 'PROPOSED', 'ADOPTED', 'UNSET']),
    strength: strength.default('SHALL'),
    basis: z.string().min(1).nullable().default(null),
    question: questionId.nullable().default(null),
    decides: bilingual.nullable().default(null),
    /** The desk that adopts a value (docs/amendments.md); absent: the pack's own (`adopts`). */
    decidedBy: cityDesk.nullable().default(null),
  })
  .refine(({ value, source }) => (value === null) === (source === 'UNSET'), {
    message: 'a value is null where it is UNSET, and nowhere else',
    path: ['value'],
  })
  .refine(({ source, question, decides }) => source !== 'UNSET' || question || decides, {
    message: 'UNSET: name the open question, or who decides',
    path: ['decides'],
  })
  .refine(({ clause, quote }) => (clause === null) === (quote === null), {
    message: 'a clause and its quote stand together',
    path: ['quote'],
  })
  .refine(({ clause, basis, source }) => clause !== null || basis !== null || source === 'UNSET', {
    message: 'without a clause, say what it rests on',
    path: ['basis'],
  });
export type CityParameter = z.infer<typeof cityParameterSchema>;

/** parameters.yaml: what the city's law sets outside its processes and formulas. */
export const parametersFile = z.strictObject({ parameters: z.array(cityParameterSchema) });
