import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { instantText } from '#domain/time/instant.js';
import type {
  AccountsQuery,
  accountsPage,
  PostingsQuery,
  postingsPage,
  TransfersQuery,
  transfersPage,
} from '#contracts/api/money.js';
import { Database } from '#persistence/database.js';
import { listAccounts } from '#persistence/money-views/list-accounts.js';
import { listPostings } from '#persistence/money-views/list-postings.js';
import { listTransfers } from '#persistence/money-views/list-transfers.js';
import type { Actor } from '../http/actor.js';
import { keysetOf, pageCut } from '../http/cursor.js';
import { KnownPlaces } from '../http/known-places.js';
import { notFound } from '../http/problems.js';

const instantKeyset = { at: /^\d{1,17}$/, id: /^[\s\S]{1,300}$/ };
const idKeyset = { at: /^$/, id: /^[\s\S]{1,300}$/ };
const bookKeyset = { at: /^\d{4}-\d{2}-\d{2}$/, id: /^\d{1,18}$/ };

const textOf = (ms: string | null): string | null => (ms === null ? null : instantText(Number(ms)));

@Injectable()
export class MoneyService {
  constructor(
    private readonly database: Database,
    private readonly places: KnownPlaces,
  ) {}

  async transfers(
    { scopes }: Actor,
    { limit, cursor, ...filter }: TransfersQuery,
  ): Promise<z.infer<typeof transfersPage>> {
    await this.places.check(filter);
    const listed = { ...filter, list: 'transfers' };
    const after = keysetOf(cursor, listed, instantKeyset);
    const page = { limit: limit + 1, after };
    const rows = await listTransfers(this.database, scopes, filter, page);
    const { items, next } = pageCut(rows, limit, listed, ({ orderAt, key }) => ({
      at: orderAt,
      id: key,
    }));
    return {
      items: items.map(({ orderAt: _order, ...row }) => ({
        ...row,
        nextAskAt: textOf(row.nextAskAt),
        postedAt: textOf(row.postedAt),
      })),
      next,
    };
  }

  async accounts(
    { scopes }: Actor,
    { limit, cursor, ...filter }: AccountsQuery,
  ): Promise<z.infer<typeof accountsPage>> {
    await this.places.check(filter);
    const listed = { ...filter, list: 'accounts' };
    const after = keysetOf(cursor, listed, idKeyset)?.id;
    const rows = await listAccounts(this.database, scopes, filter, { limit: limit + 1, after });
    const { items, next } = pageCut(rows, limit, listed, ({ id }) => ({ at: '', id }));
    return { items: [...items], next };
  }

  async postings(
    { scopes }: Actor,
    id: string,
    { limit, cursor, ...filter }: PostingsQuery,
  ): Promise<z.infer<typeof postingsPage>> {
    const [account] = await listAccounts(this.database, scopes, { id }, { limit: 1 });
    if (!account) throw notFound();
    const ofAccount = { ...filter, account: id };
    const after = keysetOf(cursor, ofAccount, bookKeyset);
    const rows = await listPostings(this.database, ofAccount, { limit: limit + 1, after });
    const { items, next } = pageCut(rows, limit, ofAccount, (row) => ({
      at: row.valueDate,
      id: row.id,
    }));
    return {
      items: items.map((row) => ({ ...row, postedAt: instantText(Number(row.postedAt)) })),
      next,
    };
  }
}
