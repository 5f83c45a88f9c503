import type { RollReading } from '#domain/time/roll.js';
import type { Pack } from './pack.js';
import { readingOf } from './readings.js';

/** How a city reads OQ-35, a day that is no working day; until it decides, the written day stays. */
export function rollReadingOf(pack: Pack): RollReading {
  return readingOf(pack, 'OQ-35') === 'ROLL_FORWARD' ? 'ROLL_FORWARD' : 'KEEP_CALENDAR_DATE';
}
