import { seatsOf, type StagePlace } from '#contracts/process/stages.js';
import type { Chain } from '#domain/process/chain.js';
import { nthWorkingDayAfter } from '#domain/time/count-days.js';
import type { Day } from '#domain/time/day.js';
import { dueAfterReturn } from '#domain/time/due-date.js';
import { dayOf, endOf } from '#domain/time/instant.js';
import { parameterOfFund } from '#policy/parameters.js';
import { askedSince, type AnswerRow } from '#persistence/steps/answer-rows.js';
import type { ClockHint } from '../cases/process-desk.js';
import { daysOfDuty } from '../cases/task-clock.js';
import { dutyOfCase, type CaseWork } from '../work.js';
import { courseOf } from './course-of-case.js';
import { askedIn } from './known.js';

/** A place of a chain that is open now, with what the chain has heard in this revision. */
export interface Waiting {
  readonly revision: number;
  readonly chain: Chain;
  readonly heard: readonly AnswerRow[];
}

/** The last day on which the desks of a place may still answer; null: their silence says nothing. */
export async function silentUntil(
  at: CaseWork,
  places: readonly StagePlace[],
  waiting: Waiting,
): Promise<{ readonly day: Day; readonly ends: number } | null> {
  const { chain, revision } = waiting;
  const place = places[chain.at];
  const [ask] = chain.asked;
  if (!place?.silence || ask === undefined) return null;
  const { workingDays } = place.silence;
  const day =
    workingDays === null
      ? dutyDay(at, place, waiting)
      : nthWorkingDayAfter(at.calendar, dayOf(await since(at, revision, ask)), workingDays).date;
  return day === null ? null : { day, ends: endOf(day) };
}

/** A unit that the city has asked has one day for all its desks. */
const since = async (at: CaseWork, revision: number, ask: Chain['asked'][number]) =>
  askedIn(at, revision) ?? (await askedSince(at.sql, at.row.id, ask)) ?? at.now;

/** How many working days a place leaves at least to work that was sent back; null: it says none. */
function leftAfterReturn(at: CaseWork, place: StagePlace): number | null {
  const leaves = place.silence?.leaves ?? null;
  if (leaves === null) return null;
  return Number(parameterOfFund(at.pack, leaves.replace(/^parameter\./, ''), at.row.fund, at.day));
}

/** The day of the place's duty; of work that was sent back some days at least are left. */
function dutyDay(
  at: CaseWork,
  place: StagePlace,
  { revision, heard }: Pick<Waiting, 'revision' | 'heard'>,
): Day | null {
  const duty = dutyOfCase(at, seatsOf(place)[0]?.duty ?? place.duty);
  const dated = duty && daysOfDuty(at, duty);
  if (!dated) return null;
  const back = sentBack(at, revision, heard);
  const left = leftAfterReturn(at, place);
  if (back === undefined || left === null) return dated.statutory;
  return dueAfterReturn(at.calendar, dated.statutory, dayOf(back), left);
}

/** When the work came back last: from a later desk of the same chain, or from the city. */
function sentBack(at: CaseWork, revision: number, heard: readonly AnswerRow[]): number | undefined {
  const own = heard.findLast(({ way }) => way === 'BACK')?.at.getTime();
  return own ?? askedIn(at, revision);
}

/** A step whose work was sent back may have a later day than its duty's; undefined: its silence says nothing. */
export function laterDay(at: CaseWork, step: string): ClockHint | undefined {
  const stage = courseOf(at).stages.find(({ decide = [] }) =>
    decide.flatMap(seatsOf).some((seat) => seat.step === step),
  );
  const places = stage?.decide ?? [];
  const place = places.find((each) => seatsOf(each).some((seat) => seat.step === step));
  const left = place && leftAfterReturn(at, place);
  if (!place || left == null) return undefined;
  const steps = places.flatMap(seatsOf).map((seat) => seat.step);
  const { revision = 1 } = at;
  const heard = at.course.answers.filter(
    (answer) => answer.revision === revision && steps.includes(answer.step),
  );
  const until = dutyDay(at, place, { revision, heard });
  return until === null ? undefined : { until, because: `退回后至少留 ${left} 个工作日` };
}
