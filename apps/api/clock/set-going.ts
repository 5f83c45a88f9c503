import { setTimeout as pause } from 'node:timers/promises';
import { ScheduleOverlapPolicy, type Client } from '@temporalio/client';
import { WorkflowType } from '#contracts/engine.js';
import { briefly } from '#engine/client.js';
import { activityOf } from '#engine/idle.js';
import { openingRunId, scheduleId, type Opening } from '#engine/openings.js';
import type { Database } from '#persistence/database.js';
import { postToEngine } from '#persistence/outbox/post-to-engine.js';
import type { CalendarEvent } from './calendar-events.js';

const appearsWithinMs = 10_000;
const lookEveryMs = 40;

/**
 * Opens a period by the paused Schedule itself, so that a rehearsal takes the same way as life.
 * Answers the run that opens it; asked again, it finds that run.
 */
export async function backfill(client: Client, opening: Opening, at: number): Promise<string> {
  const run = openingRunId(opening, at);
  if ((await activityOf(client, run)) !== 'absent') return run;
  await briefly(client, () =>
    client.schedule.getHandle(scheduleId(opening)).backfill({
      start: new Date(at - 1_000),
      end: new Date(at + 1_000),
      overlap: ScheduleOverlapPolicy.ALLOW_ALL,
    }),
  );
  for (const until = Date.now() + appearsWithinMs; Date.now() < until; await pause(lookEveryMs)) {
    if ((await activityOf(client, run)) !== 'absent') return run;
  }
  throw new Error(`The Schedule ${scheduleId(opening)} did not open ${run}`);
}

/** The import of one day's statements, once for ever; answers its workflow. */
export async function startStatements(
  database: Database,
  { city, day }: Extract<CalendarEvent, { kind: 'STATEMENTS' }>,
): Promise<string> {
  const workflowId = `statements/${city}/${day}`;
  await postToEngine(database, {
    kind: 'START',
    workflowId,
    name: WorkflowType.bankStatements,
    key: workflowId,
    payload: {
      workflowType: WorkflowType.bankStatements,
      input: { city, day },
      summary: `对账单 ${city} ${day}`,
    },
  });
  return workflowId;
}
