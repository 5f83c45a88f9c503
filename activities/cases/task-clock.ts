import { nthWorkingDayAfter } from '#domain/time/count-days.js';
import { type DueDate } from '#domain/time/due-date.js';
import { dueInPeriod, type PeriodRule } from '#domain/time/due-in-period.js';
import { endOf, dayOf, instantText } from '#domain/time/instant.js';
import type { Strength } from '#domain/time/binding.js';
import type { Day } from '#domain/time/day.js';
import { period } from '#domain/time/period.js';
import { rolledAs, type DutyKind } from '#domain/time/roll.js';
import type { FrozenDuty } from '#persistence/obligations/frozen-duty.js';
import type { StepDefinition } from '#policy/schema/process.schema.js';
import { taskWorkingDays } from '#policy/task-days.js';
import { rollReadingOf } from '#policy/roll-reading.js';
import { dutyOfCase, type CaseWork } from '../work.js';
import type { ClockHint } from './process-desk.js';

/** Until when a task is to be done, where that comes from, and how it was counted. */
export interface TaskClock {
  readonly dueAt: string;
  readonly statutory: Day;
  readonly operational: Day;
  readonly source: string;
  readonly strength: Strength;
  readonly provisional: boolean;
  readonly explanation: readonly string[];
}

/** A day's last second: what people read as "until that day". */
export const lastSecondOf = (of: Day): number => endOf(of) - 1_000;

/** The clock of a step: its duty's day or its own, or a proposed number of working days from now. */
export function clockOfStep(
  work: CaseWork,
  step: StepDefinition,
  { until, because = '', stage = 1 }: ClockHint = {},
): TaskClock {
  const duty = dutyOfCase(work, step.obligation, stage);
  const law = duty ?? step.due;
  if (!law) return proposedClock(work);
  const frozen = duty && daysOfDuty(work, duty);
  const due = frozen ?? countedNow(work, law, rolledAs(duty?.kind ?? 'PLAN'));
  if (!due) return proposedClock(work);
  const later = until !== undefined && until > due.statutory;
  const statutory = later ? until : due.statutory;
  return {
    dueAt: instantText(lastSecondOf(statutory)),
    statutory,
    operational: later ? until : due.operational,
    source: later ? 'PROPOSED' : law.source,
    strength: duty?.strength ?? 'SHALL',
    provisional: due.provisional,
    explanation: later ? [...due.explanation, `${because}：${until}`] : due.explanation,
  };
}

/** A duty keeps the calendar it was dated with; nothing that is counted later replaces its days. */
export const daysOfDuty = (
  { course }: Pick<CaseWork, 'course'>,
  { code, stage }: { readonly code: string; readonly stage: number },
): FrozenDuty | undefined =>
  course.duties.find((each) => each.code === code && each.stage === stage);

/** A step without a duty of its case has no frozen day: it is counted by the calendar in force. */
function countedNow(
  { calendar, row, pack }: CaseWork,
  law: { readonly due: PeriodRule },
  kind: DutyKind,
): DueDate | null {
  const rolling = { kind, reading: rollReadingOf(pack) };
  return dueInPeriod(calendar, law.due, period(row.period), 'zh', rolling);
}

function proposedClock({ calendar, now, pack, day }: CaseWork): TaskClock {
  const workingDays = taskWorkingDays(pack, day);
  const counted = nthWorkingDayAfter(calendar, dayOf(now), workingDays);
  return {
    dueAt: instantText(lastSecondOf(counted.date)),
    statutory: counted.date,
    operational: counted.date,
    source: 'PROPOSED',
    strength: 'SHALL',
    provisional: counted.provisional,
    explanation: [
      `${dayOf(now)} 之后第 ${workingDays} 个工作日：${counted.date}（文件未定，内部时限）`,
    ],
  };
}
