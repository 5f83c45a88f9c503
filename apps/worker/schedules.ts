import {
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleOptions,
} from '@temporalio/client';
import { Queue, WorkflowType } from '#contracts/engine.js';
import { isOurs } from '#contracts/sealed.js';
import { briefly } from '#engine/client.js';
import { nextOpening, type Opening } from '#domain/process/opening.js';
import { scheduledInput, scheduleId } from '#engine/openings.js';
import { dayOf, startOf } from '#domain/time/instant.js';
import { day } from '#domain/time/day.js';
import type { WorkingCalendar } from '#domain/time/working-calendar.js';

/** After so long an outage a person should look before months are opened all at once. */
const catchupWindow = '60 days';

/** Every month has a 28th; a day that a calendar must count out is named year by year. */
const inEveryMonth = 28;
const yearsAhead = 3;

function calendarsOf(opening: Opening, calendar: WorkingCalendar) {
  const { due, every, from, hour, minute } = opening;
  const simple = 'rule' in due && due.rule === 'monthDay' && from === null;
  if (every === 'MONTH' && simple && due.day <= inEveryMonth) {
    return [{ dayOfMonth: due.day, hour, minute, second: 0 }];
  }
  const days: { year: number; month: number; dayOfMonth: number }[] = [];
  const end = startOf(day(`${calendar.lastYear + yearsAhead}-12-31`));
  for (
    let at = nextOpening(calendar, opening, startOf(day(`${calendar.firstYear}-01-01`)));
    at < end;
    at = nextOpening(calendar, opening, at)
  ) {
    const [year = 0, inYear = 1, dayOfMonth = 1] = dayOf(at).split('-').map(Number);
    days.push({ year, month: inYear, dayOfMonth });
  }
  return days.map(({ month, ...when }) => ({
    ...when,
    month: monthNames[month - 1] ?? 'JANUARY',
    hour,
    minute,
    second: 0,
  }));
}

const monthNames = [
  'JANUARY',
  'FEBRUARY',
  'MARCH',
  'APRIL',
  'MAY',
  'JUNE',
  'JULY',
  'AUGUST',
  'SEPTEMBER',
  'OCTOBER',
  'NOVEMBER',
  'DECEMBER',
] as const;

/**
 * 周期开启: the Schedule of one opening. Where the clock is movable it is paused, and the clock's
 * mover backfills the days it crosses.
 */
export function scheduleOf(
  opening: Opening,
  paused: boolean,
  calendar: WorkingCalendar,
): ScheduleOptions {
  return {
    scheduleId: scheduleId(opening),
    spec: {
      calendars: calendarsOf(opening, calendar),
      timezone: 'Asia/Shanghai',
    },
    action: {
      type: 'startWorkflow',
      workflowType: WorkflowType.openPeriod,
      workflowId: scheduleId(opening),
      taskQueue: Queue.cases,
      args: [scheduledInput(opening)],
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
  calendar: WorkingCalendar,
): Promise<void> {
  const wanted = scheduleOf(opening, paused, calendar);
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

/** Whether the Schedule stands, and still begins what we said: it is another's to change as little as a case is. */
export async function scheduleStands(client: Client, opening: Opening): Promise<boolean> {
  try {
    const { action } = await briefly(client, () =>
      client.schedule.getHandle(scheduleId(opening)).describe(),
    );
    return (
      action.workflowType === WorkflowType.openPeriod &&
      action.workflowId === scheduleId(opening) &&
      action.taskQueue === Queue.cases &&
      isOurs(action.args ?? [])
    );
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return false;
    throw error;
  }
}
