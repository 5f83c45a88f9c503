import {
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleOptions,
} from '@temporalio/client';
import { Queue, WorkflowType } from '#contracts/engine.js';
import { briefly } from '#engine/client.js';
import { scheduleId, type Opening } from '#engine/openings.js';

/** After so long an outage a person should look before months are opened all at once. */
const catchupWindow = '60 days';

/**
 * 周期开启: the Schedule of one opening. Where the clock is movable it is paused, and the clock's
 * mover backfills the days it crosses (decisions.md 21).
 */
export function scheduleOf(opening: Opening, paused: boolean): ScheduleOptions {
  const { city, process, day, hour, minute } = opening;
  return {
    scheduleId: scheduleId(opening),
    spec: {
      calendars: [{ dayOfMonth: day, hour, minute, second: 0 }],
      timezone: 'Asia/Shanghai',
    },
    action: {
      type: 'startWorkflow',
      workflowType: WorkflowType.openPeriod,
      workflowId: scheduleId(opening),
      taskQueue: Queue.cases,
      args: [{ city, process }],
    },
    policies: { overlap: ScheduleOverlapPolicy.ALLOW_ALL, catchupWindow, pauseOnFailure: false },
    state: { paused },
  };
}

/** Creates the Schedule, or brings the one that stands to what the pack says now. */
export async function keepSchedule(
  client: Client,
  opening: Opening,
  paused: boolean,
): Promise<void> {
  const wanted = scheduleOf(opening, paused);
  try {
    await briefly(client, () => client.schedule.create(wanted));
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { spec, action, policies } = wanted;
    await briefly(client, () =>
      client.schedule.getHandle(wanted.scheduleId).update((standing) => ({
        ...standing,
        spec,
        action: action as typeof standing.action,
        policies: { ...standing.policies, ...policies, catchupWindow: 60 * 24 * 3_600_000 },
        state: { ...standing.state, paused: paused || standing.state.paused },
      })),
    );
  }
}
