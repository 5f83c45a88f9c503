import { WorkflowType } from '#contracts/engine.js';
import { nextPeriod } from '#domain/process/opening.js';
import { openingInput, openingRunId } from '#engine/openings.js';
import { openingsOf } from '#policy/process/openings.js';
import { amendmentsOf } from '#persistence/amendments/amendment-rows.js';
import { calendarNoticesInForce } from '#persistence/calendar/calendar-notices.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import type { Database } from '#persistence/database.js';
import { hasOpened, lifeBegan, type LostWorkflow } from '#persistence/operations/lost-engine.js';
import { amended } from '#policy/amendments/amended.js';
import { loadCalendar, putInForce } from '#policy/calendar.js';
import { servedPacks } from '#policy/load-packs.js';
import { mayOpen } from '#policy/may-open.js';

/** As far back as a Schedule would catch up by itself. */
const lookBackMs = 60 * 86_400_000;

/** Periods that should have been opened and were not: their run was lost on the way. */
export async function missedOpenings(database: Database): Promise<LostWorkflow[]> {
  putInForce(await calendarNoticesInForce(database));
  const now = await new BusinessClock(database).now();
  const since = Math.max(now - lookBackMs, await lifeBegan(database));
  const missed: LostWorkflow[] = [];
  for (const pack of servedPacks()) {
    const calendar = loadCalendar(pack.id);
    const renewed = amended(pack, await amendmentsOf(database, pack.id));
    for (const opening of openingsOf(pack)) {
      let next = nextPeriod(calendar, opening, since);
      for (; next !== null && next.at <= now; next = nextPeriod(calendar, opening, next.at)) {
        const { period, at } = next;
        if (mayOpen(renewed, period)?.why === 'EXPIRED') continue;
        if (await hasOpened(database, opening, period)) continue;
        missed.push({
          workflowId: openingRunId(opening, at),
          workflowType: WorkflowType.openPeriod,
          input: openingInput(opening, at),
          summary: null,
        });
      }
    }
  }
  return missed;
}
