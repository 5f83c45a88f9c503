import { Injectable } from '@nestjs/common';
import { instantText } from '#domain/time/instant.js';
import type { CaseItem, CasesFilter, CasesPage, CasesQuery } from '#contracts/api/case-lists.js';
import {
  caseTitle,
  kindsCalled,
  knownStates,
  stateTitle,
  waitTitle,
} from '#policy/process/case-words.js';
import { listCases, type CaseFilter, type ListedCase } from '#persistence/cases/list-cases.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import type { Actor } from '../http/actor.js';
import { keysetOf, pageCut } from '../http/cursor.js';
import { KnownPlaces } from '../http/known-places.js';
import { invalid } from '../http/problems.js';

const keyset = { at: /^-?\d{1,17}$/, id: /^[A-Za-z0-9/_-]{1,200}$/ };

/** What is asked, as SQL takes it: titles stand in the packs, so the kinds that a text names are found first. */
function filterOf({ q, finished, ...filter }: CasesFilter): CaseFilter {
  return {
    ...filter,
    ...(finished === undefined ? {} : { finished: finished === 'true' }),
    ...(q === undefined || q === '' ? {} : { found: { text: q, kinds: kindsCalled(q) } }),
  };
}

function caseItem({ orderAt: _, openedAt, closedAt, heldBy, ...row }: ListedCase): CaseItem {
  const title = caseTitle(row);
  return {
    ...row,
    title: title.zh,
    caseTitle: title,
    stateTitle: stateTitle(row),
    openedAt: instantText(Number(openedAt)),
    finishedAt: closedAt === null || !row.finished ? null : instantText(Number(closedAt)),
    heldBy: [...heldBy],
    waitTitle: waitTitle(row.waitingFor),
  };
}

@Injectable()
export class CaseListService {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly places: KnownPlaces,
  ) {}

  async page({ scopes }: Actor, { limit, cursor, ...asked }: CasesQuery): Promise<CasesPage> {
    await this.check(asked);
    const listed = { ...asked, list: 'cases' };
    const after = keysetOf(cursor, listed, keyset);
    const page = { limit: limit + 1, after };
    const rows = await listCases(this.database, scopes, filterOf(asked), page);
    const { items, next } = pageCut(rows, limit, listed, ({ orderAt, id }) => ({
      at: orderAt,
      id,
    }));
    return { items: items.map(caseItem), next };
  }

  /** The first rows of a filter, for the sheet; `atMost` of them. */
  async rows(
    { scopes }: Actor,
    asked: CasesFilter,
    atMost: number,
  ): Promise<{ readonly items: CaseItem[]; readonly now: number }> {
    await this.check(asked);
    const [now, rows] = await Promise.all([
      this.clock.now(),
      listCases(this.database, scopes, filterOf(asked), { limit: atMost }),
    ]);
    return { items: rows.map(caseItem), now };
  }

  private async check(asked: CasesFilter): Promise<void> {
    await this.places.check(asked);
    const { state } = asked;
    if (state === undefined || knownStates().has(state)) return;
    const message = `没有 ${state} 这一状态 / There is no state ${state}`;
    throw invalid([{ pointer: '/state', code: 'UNKNOWN_VALUE', message }]);
  }
}
