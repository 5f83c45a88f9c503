import { setTimeout as pause } from 'node:timers/promises';
import { ScheduleOverlapPolicy, type Client } from '@temporalio/client';
import { briefly } from '#engine/client.js';
import { activityOf } from '#engine/idle.js';
import type { Opening } from '#domain/process/opening.js';
import { openingRunId, scheduleId } from '#engine/openings.js';

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
