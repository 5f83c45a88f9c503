import { z } from 'zod';
import { bilingual, clauseId, division } from './text.schema.js';
import { level } from './city.schema.js';

const accountType = z.string().regex(/^[A-Z]+(?:_[A-Z]+)*$/);

const typeSchema = z.strictObject({
  type: accountType,
  at: z.array(level).min(1),
  /** Only these units of those levels have it; absent: every unit of the levels. */
  units: z.array(division).min(1).nullable().default(null),
  name: bilingual,
  holder: z.string().nullable(),
  bank: z.enum(['bank', 'treasury']).nullable(),
  number: z.string().regex(/^\d{3}$/),
  outside: z.boolean(),
  clause: clauseId.nullable(),
});

/** accounts.yaml: which accounts each fund has, and how their numbers are built. */
export const accountsFile = z.strictObject({
  number: z.string().includes('{unit}').includes('{type}').includes('{fund}'),
  fundNumbers: z.record(z.enum(['EMPLOYEE', 'RESIDENT']), z.string().regex(/^\d{2}$/)),
  types: z.array(typeSchema).min(1),
});

const pairSchema = z.strictObject({
  from: accountType,
  to: accountType,
  purpose: bilingual,
  article: z.string().min(1),
  persons: z.int().min(0).max(5),
  departments: z.int().min(0).max(5),
});
/** account-pairs.yaml: the only ways money may take. */
export const accountPairsFile = z.strictObject({
  basis: z.string().min(1),
  pairs: z.array(pairSchema).min(1),
});
