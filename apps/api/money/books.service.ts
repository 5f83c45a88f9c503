import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { parseBookId } from '#domain/ledger/books.js';
import { instantText } from '#domain/time/instant.js';
import type {
  BookEntriesQuery,
  bookEntriesPage,
  BooksQuery,
  booksPage,
} from '#contracts/api/books.js';
import { Database } from '#persistence/database.js';
import { listBookEntries, listBooks } from '#persistence/money-views/list-books.js';
import type { Actor } from '../http/actor.js';
import { keysetOf, pageCut } from '../http/cursor.js';
import { KnownPlaces } from '../http/known-places.js';
import { notFound } from '../http/problems.js';

const idKeyset = { at: /^$/, id: /^[\s\S]{1,300}$/ };
const bookKeyset = { at: /^\d{4}-\d{2}-\d{2}$/, id: /^\d{1,18}$/ };

@Injectable()
export class BooksService {
  constructor(
    private readonly database: Database,
    private readonly places: KnownPlaces,
  ) {}

  async books(
    { scopes }: Actor,
    { limit, cursor, ...filter }: BooksQuery,
  ): Promise<z.infer<typeof booksPage>> {
    await this.places.check(filter);
    const listed = { ...filter, list: 'books' };
    const after = keysetOf(cursor, listed, idKeyset)?.id;
    const rows = await listBooks(this.database, scopes, filter, { limit: limit + 1, after });
    const { items, next } = pageCut(rows, limit, listed, ({ id }) => ({ at: '', id }));
    return { items: [...items], next };
  }

  async entries(
    { scopes }: Actor,
    id: string,
    { limit, cursor, ...filter }: BookEntriesQuery,
  ): Promise<z.infer<typeof bookEntriesPage>> {
    const book = parseBookId(id);
    if (!book || (await listBooks(this.database, scopes, book, { limit: 1 })).length === 0) {
      throw notFound();
    }
    const ofBook = { ...filter, id };
    const after = keysetOf(cursor, ofBook, bookKeyset);
    const page = { limit: limit + 1, after };
    const rows = await listBookEntries(this.database, { ...book, ...filter }, page);
    const { items, next } = pageCut(rows, limit, ofBook, (row) => ({
      at: row.valueDate,
      id: row.id,
    }));
    return {
      items: items.map(({ valueDate: _day, ...row }) => ({
        ...row,
        at: instantText(Number(row.at)),
      })),
      next,
    };
  }
}
