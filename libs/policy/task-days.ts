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
