import { Injectable } from '@nestjs/common';
import { sum, yuan } from '#domain/money/yuan.js';
import type { BoardListFilter, BoardListQuery } from '#contracts/api/board.js';
import type { Obligation, ObligationsPage, ObligationTotals } from '#contracts/api/obligations.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { lettersOfObligation } from '#persistence/letters/list-letters.js';
import { findObligation } from '#persistence/obligations/find-obligation.js';
import {
  checkpointsOf,
  escalationsOf,
  excuseOf,
  receiptsOf,
  withholdingsOf,
} from '#persistence/obligations/obligation-details.js';
import { listObligations, type ObligationRow } from '#persistence/obligations/list-obligations.js';
import type { ObligationFilter } from '#persistence/obligations/obligation-filter.js';
import {
  obligationTotals,
  type ObligationTotal,
} from '#persistence/obligations/obligation-totals.js';
import { quotedClause } from '../cases/quoted-clause.js';
import type { Actor } from '../http/actor.js';
import { keysetOf, pageCut } from '../http/cursor.js';
import { KnownPlaces } from '../http/known-places.js';
import { notFound } from '../http/problems.js';
import { obligationDetails } from './obligation-details.js';
import { obligationItem } from './obligation-item.js';

const keyset = { at: /^\d{4}-\d{2}-\d{2}$/, id: /^[0-9a-f-]{36}$/ };

/** A stage is asked for as one word, `SUBSIDY.1`. */
export function filterOf({ duty, binding, ...filter }: BoardListFilter): ObligationFilter {
  const [code, stage] = duty?.split('.') ?? [];
  return {
    ...filter,
    ...(binding === undefined ? {} : { binds: binding === 'true' }),
    ...(code === undefined ? {} : { duty: { code, stage: Number(stage) } }),
  };
}

function totalsOf(lines: readonly ObligationTotal[]): ObligationTotals {
  const byState: Record<string, number> = {};
  const remind = (which: string): number =>
    lines
      .filter(({ state, binds }) => state === which && !binds)
      .reduce((all, { count }) => all + count, 0);
  for (const { state, count } of lines) byState[state] = (byState[state] ?? 0) + count;
  return {
    count: lines.reduce((total, { count }) => total + count, 0),
    amountDue: sum(lines.map(({ amountDue }) => yuan(amountDue))),
    amountReceived: sum(lines.map(({ amountReceived }) => yuan(amountReceived))),
    amountWithheld: sum(lines.map(({ amountWithheld }) => yuan(amountWithheld))),
    byState,
    reminders: { pastProposed: remind('PAST_PROPOSED'), metLate: remind('MET_LATE') },
  };
}

@Injectable()
export class ObligationsService {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly places: KnownPlaces,
  ) {}

  /** The list, and the totals of the whole filter rather than of the page. */
  async page(
    { scopes }: Actor,
    { limit, cursor, ...asked }: BoardListQuery,
  ): Promise<ObligationsPage> {
    await this.places.check(asked);
    const filter = filterOf(asked);
    const listed = { ...asked, list: 'obligations' };
    const after = keysetOf(cursor, listed, keyset);
    const [now, rows, totals] = await Promise.all([
      this.clock.now(),
      listObligations(this.database, scopes, filter, { limit: limit + 1, after }),
      obligationTotals(this.database, scopes, filter),
    ]);
    const { items, next } = pageCut(rows, limit, listed, ({ statutory, id }) => ({
      at: statutory,
      id,
    }));
    return { items: items.map((row) => obligationItem(row, now)), next, totals: totalsOf(totals) };
  }

  /** The first rows of a filter, for the sheet; `atMost` of them. */
  async rows(
    { scopes }: Actor,
    asked: BoardListFilter,
    atMost: number,
  ): Promise<{ readonly rows: readonly ObligationRow[]; readonly now: number }> {
    await this.places.check(asked);
    const [now, rows] = await Promise.all([
      this.clock.now(),
      listObligations(this.database, scopes, filterOf(asked), { limit: atMost }),
    ]);
    return { rows, now };
  }

  async view({ scopes }: Actor, id: string): Promise<Obligation> {
    const row = await findObligation(this.database, scopes, id);
    if (!row) throw notFound();
    const [receipts, withholdings, checkpoints, escalations, excuse, letters, now] =
      await Promise.all([
        receiptsOf(this.database, row),
        withholdingsOf(this.database, row),
        checkpointsOf(this.database, row),
        escalationsOf(this.database, id),
        excuseOf(this.database, id),
        lettersOfObligation(this.database, scopes, id),
        this.clock.now(),
      ]);
    return {
      ...obligationItem(row, now),
      ...quotedClause(row.city, row.clause),
      ...obligationDetails(row, { receipts, withholdings, checkpoints, escalations, excuse }),
      letters,
    };
  }
}
