import { z } from 'zod';
import { BOOK_CODES } from '#domain/ledger/books.js';
import { pageOf, paging } from './page.js';
import * as v from './values.js';

const bookCode = z.enum(BOOK_CODES);

export const booksQuery = z.strictObject({
  city: v.cityId.optional(),
  unit: v.unitCode.optional(),
  fund: v.fundCode.optional(),
  book: bookCode.optional(),
  /** By value date: what stood there at the end of the day. */
  asOf: v.dayAsked.optional(),
  ...paging,
});
export type BooksQuery = z.infer<typeof booksQuery>;

/** Whose the money is: one unit's book of a fund and year; `items` are what its balance is the sum of. */
export const bookView = z
  .strictObject({
    id: z.string(),
    book: bookCode,
    city: z.string(),
    unit: z.string(),
    fund: z.string(),
    year: z.int(),
    /** Money that lies at the county, outside every sum. */
    memo: z.boolean(),
    balance: v.signedYuanText,
    items: z.array(z.strictObject({ item: z.string(), amount: v.signedYuanText })),
  })
  .meta({ id: 'Book' });
export type BookView = z.infer<typeof bookView>;
export const booksPage = pageOf(bookView).meta({ id: 'Books' });

/** As lists give it, such as `331102.POOLED_FUND.EMPLOYEE.2022`. */
export const bookName = z.string().min(1).max(100);

export const bookEntriesQuery = z.strictObject({ asOf: v.dayAsked.optional(), ...paging });
export type BookEntriesQuery = z.infer<typeof bookEntriesQuery>;

export const bookEntry = z
  .strictObject({
    id: z.string(),
    book: bookCode,
    item: z.string(),
    amount: v.signedYuanText,
    year: z.int(),
    /** Whose figure it is. */
    caseId: z.string().nullable(),
    transferKey: z.string().nullable(),
    clause: z.string().nullable(),
    at: v.instantText,
    reversalOf: z.string().nullable(),
  })
  .meta({ id: 'BookEntry' });
export const bookEntriesPage = pageOf(bookEntry).meta({ id: 'BookEntries' });
