import { WorkflowType } from '#contracts/engine.js';
import { instantText } from '#domain/time/instant.js';
import { nextOpening, type Opening } from '#domain/process/opening.js';
import { openingRunId } from '#engine/openings.js';
import { openingsOf } from '#policy/process/openings.js';
import { calendarNoticesInForce } from '#persistence/calendar/calendar-notices.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import type { Database } from '#persistence/database.js';
import {
  lifeBegan,
  openedBetween,
  type LostWorkflow,
} from '#persistence/operations/lost-engine.js';
import { loadCalendar, putInForce } from '#policy/calendar.js';
import { servedPacks } from '#policy/load-packs.js';

/** As far back as a Schedule would catch up by itself. */
const lookBackMs = 60 * 86_400_000;

/** Periods that should have been opened and were not: their run was lost on the way. */
export async function missedOpenings(database: Database): Promise<LostWorkflow[]> {
  putInForce(await calendarNoticesInForce(database));
  const now = await new BusinessClock(database).now();
  const since = Math.max(now - lookBackMs, await lifeBegan(database));
  const next = (opening: Opening, after: number): number =>
    nextOpening(loadCalendar(opening.city), opening, after);
  const missed: LostWorkflow[] = [];
  for (const opening of servedPacks().flatMap(openingsOf)) {
    for (let at = next(opening, since); at <= now; at = next(opening, at)) {
      if (await openedBetween(database, opening, at, next(opening, at))) continue;
      const { city, process } = opening;
      missed.push({
        workflowId: openingRunId(opening, at),
        workflowType: WorkflowType.openPeriod,
        input: { city, process, scheduledAt: instantText(at) },
        summary: null,
      });
    }
  }
  return missed;
}
