import { nthWorkingDayAfter } from '#domain/time/count-days.js';
import { dueDate } from '#domain/time/due-date.js';
import { endOf, dayOf, instantText } from '#domain/time/instant.js';
import type { Day } from '#domain/time/day.js';
import type { StepDefinition } from '#policy/schema/process.schema.js';
import { dutyMonth } from '#policy/process-dates.js';
import type { CaseWork } from '../work.js';
import type { ClockHint } from './process-desk.js';

/** Until when a task is to be done, where that comes from, and how it was counted. */
export interface TaskClock {
  readonly dueAt: string;
  readonly statutory: Day;
  readonly operational: Day;
  readonly source: string;
  readonly provisional: boolean;
  readonly explanation: readonly string[];
}

/** A day's last second: what people read as "until that day". */
export const lastSecondOf = (of: Day): number => endOf(of) - 1_000;

/** The clock of a step: its duty's day or its own, or a proposed number of working days from now. */
export function clockOfStep(
  work: CaseWork,
  step: StepDefinition,
  { until, stage = 1 }: ClockHint = {},
): TaskClock {
  const law =
    work.process.obligations.find(
      (each) => each.code === step.obligation && each.stage === stage,
    ) ?? step.due;
  if (!law) return proposedClock(work);
  const due = dueDate(work.calendar, law.due, dutyMonth(work.process, work.row.period));
  const later = until !== undefined && until > due.statutory;
  const statutory = later ? until : due.statutory;
  return {
    dueAt: instantText(lastSecondOf(statutory)),
    statutory,
    operational: later ? until : due.operational,
    source: later ? 'PROPOSED' : law.source,
    provisional: due.provisional,
    explanation: later
      ? [...due.explanation, `退回后至少留 2 个工作日：${until}`]
      : due.explanation,
  };
}

const proposedWorkingDays = 2;

function proposedClock({ calendar, now }: CaseWork): TaskClock {
  const counted = nthWorkingDayAfter(calendar, dayOf(now), proposedWorkingDays);
  return {
    dueAt: instantText(lastSecondOf(counted.date)),
    statutory: counted.date,
    operational: counted.date,
    source: 'PROPOSED',
    provisional: counted.provisional,
    explanation: [
      `${dayOf(now)} 之后第 ${proposedWorkingDays} 个工作日：${counted.date}（文件未定，内部时限）`,
    ],
  };
}
