import { Injectable } from '@nestjs/common';
import { addDays } from '#domain/time/day.js';
import { dayOf, instantText } from '#domain/time/instant.js';
import type { Board, BoardQuery } from '#contracts/api/board.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import {
  comingObligations,
  lateObligations,
  unpaidReminders,
} from '#persistence/obligations/board-lists.js';
import { boardMatrix } from '#persistence/obligations/board-matrix.js';
import { obligationTotals } from '#persistence/obligations/obligation-totals.js';
import type { Actor } from '../http/actor.js';
import { KnownPlaces } from '../http/known-places.js';
import { comingPanel, latePanel } from './board-lists.js';
import { matrixPanel } from './board-matrix.js';
import { onTimePanel, totalsPanel } from './board-totals.js';

const daysAhead = 30;
const mostItems = 200;

@Injectable()
export class BoardService {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly places: KnownPlaces,
  ) {}

  /** The panels; a sheet takes more late duties than the page shows. */
  async view({ scopes }: Actor, query: BoardQuery, mostLate = mostItems): Promise<Board> {
    await this.places.check(query);
    const now = await this.clock.now();
    const today = dayOf(now);
    const until = addDays(today, daysAhead);
    const city = query.city ?? scopes[0]?.city ?? '';
    const year =
      query.period === undefined ? (query.year ?? today.slice(0, 4)) : (query.year ?? null);
    const listed = { ...query, city };
    const counted = year === null ? listed : { ...listed, year };
    const coming = (from: string | null, unpaidOnly: boolean) =>
      comingObligations(this.database, scopes, listed, { from, until, unpaidOnly }, mostItems);
    const [totals, columns, late, allLate, passed, upcoming, projected, reminders] =
      await Promise.all([
        obligationTotals(this.database, scopes, counted),
        boardMatrix(this.database, scopes, counted),
        lateObligations(this.database, scopes, listed, mostLate),
        obligationTotals(this.database, scopes, { ...listed, state: 'OVERDUE' }),
        obligationTotals(this.database, scopes, { ...listed, state: 'PAST_PROPOSED' }),
        coming(today, false),
        coming(null, true),
        unpaidReminders(this.database, scopes, listed, until),
      ]);
    return {
      city,
      year,
      period: query.period ?? null,
      now: instantText(now),
      totals: totalsPanel(totals),
      onTime: onTimePanel(totals),
      matrix: matrixPanel(city, columns),
      late: latePanel(late, allLate, passed, now),
      upcoming: { ...comingPanel(upcoming, now), until },
      projected: { ...comingPanel(projected, now), until, remindersOnly: reminders },
    };
  }
}
