import { ParameterAwaited } from '#domain/formulas/parameter-awaited.js';
import type { Day } from '#domain/time/day.js';
import { inForce } from './in-force.js';
import type { Pack } from './pack.js';

/** How many working days a desk has for what no document dates (内部时限). */
export const taskDaysKey = 'tasks.workingDays';

/** The value of a day; a city whose cases run must have one. */
export function taskWorkingDays(pack: Pack, on: Day): number {
  const found = inForce(pack.parameters, taskDaysKey, on);
  if (!found) throw new ParameterAwaited(taskDaysKey, on);
  return Number(found.value);
}

/** How many working days before its day a duty or a task is soon due (黄灯). */
export const soonDaysKey = 'tasks.soonWorkingDays';

/** The value of a day; 0: the city says none, nothing is soon due before its day. */
export const soonWorkingDays = ({ parameters }: Pick<Pack, 'parameters'>, on: Day): number =>
  Number(inForce(parameters, soonDaysKey, on)?.value ?? 0);
