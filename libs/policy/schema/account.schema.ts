import { z } from 'zod';
import { BOOK_CODES, OWNERS } from '#domain/ledger/books.js';
import { bilingual, clauseId, division } from './text.schema.js';
import { level } from './city.schema.js';

const accountType = z.string().regex(/^[A-Z]+(?:_[A-Z]+)*$/);

export const bookItem = z.string().regex(/^[A-Z]+(?:_[A-Z]+)*$/, 'an item of a book, SUBSIDY');

/** What money from or to an account outside the books is in them: income or spending of whom. */
const booksSchema = z.strictObject({
  book: z.enum(BOOK_CODES),
  item: bookItem,
  /** PAYER: the unit of the account outside. HOLDER: the unit whose own account it is. */
  whose: z.enum(OWNERS),
  clause: clauseId.nullable(),
});

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
  books: booksSchema.nullable().default(null),
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
