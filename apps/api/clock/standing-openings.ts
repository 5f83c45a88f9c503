import { WorkflowType } from '#contracts/engine.js';
import { openedBy, type Opening } from '#domain/process/opening.js';
import { dayOf } from '#domain/time/instant.js';
import { daysOf, type Period } from '#domain/time/period.js';
import type { WorkingCalendar } from '#domain/time/working-calendar.js';
import { openingInput, openingRunId } from '#engine/openings.js';
import { standingOpened } from '#persistence/clock/business-clock.js';
import type { Database } from '#persistence/database.js';
import { hasOpened } from '#persistence/operations/lost-engine.js';
import { startRun } from '#persistence/outbox/start-run.js';
import { loadCalendar } from '#policy/calendar.js';
import { mayOpen } from '#policy/may-open.js';
import { processOfPack, type Pack } from '#policy/pack.js';
import { processDates } from '#policy/process-dates.js';
import { openingsOf, openingsOfPage } from '#policy/process/openings.js';
import { runningPage } from '#policy/process/definition-of-page.js';
import { rollReadingOf } from '#policy/roll-reading.js';

/** A budget is opened in the year before; nothing that is dated lies further back. */
const lookBack = 40;

/** A period is over when its last dated duty is, or without one when it has itself ended. */
function isOver(
  pack: Pack,
  { process, kind }: Opening,
  calendar: WorkingCalendar,
  of: Period,
  today: string,
): boolean {
  const page = runningPage(pack, process);
  const kinds = page && openingsOfPage(page).find((each) => each.kind === kind)?.kinds;
  const definition = processOfPack(pack, process);
  const days = processDates(definition, calendar, of, 'zh', rollReadingOf(pack))
    .obligations.filter(
      ({ obligation }) => kinds?.some(([code]) => code === obligation.case) ?? true,
    )
    .map(({ statutory }) => statutory)
    .sort();
  return (days.at(-1) ?? daysOf(of).last) < today;
}

/** A month is opened on its own day or not at all: the next one comes soon, and nobody begins overdue (docs/adr/0036). */
const countsFromItsOpening = ({ every }: Opening): boolean => every === 'MONTH';

/** What had opened by an instant, by the packs, and is not over then. */
export function standingAt(
  pack: Pack,
  at: number,
): readonly { readonly opening: Opening; readonly period: Period; readonly at: number }[] {
  const calendar = loadCalendar(pack.id);
  const today = dayOf(at);
  return openingsOf(pack)
    .filter((opening) => !countsFromItsOpening(opening))
    .flatMap((opening) =>
      openedBy(calendar, opening, at, lookBack)
        .filter(({ period }) => !isOver(pack, opening, calendar, period, today))
        .filter(({ period }) => mayOpen(pack, period) === null)
        .map((each) => ({ opening, ...each })),
    );
}

/** Opens it, once in the life of an instance; answers the runs that do. */
export function openStanding(
  database: Database,
  packs: readonly Pack[],
  at: number,
): Promise<string[]> {
  return database.tx(async (sql) => {
    const started: string[] = [];
    for (const { opening, period, at: opened } of packs.flatMap((pack) => standingAt(pack, at))) {
      if (await hasOpened(sql, opening, period)) continue;
      const workflowId = openingRunId(opening, opened);
      const input = openingInput(opening, opened);
      const workflowType = WorkflowType.openPeriod;
      const summary = `${opening.city} ${opening.process} ${period}`;
      await startRun(sql, { id: workflowId, workflowType, input, summary });
      started.push(workflowId);
    }
    await standingOpened(sql);
    return started;
  });
}
