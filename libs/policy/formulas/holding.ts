import { isDeepStrictEqual } from 'node:util';
import type { Day } from '#domain/time/day.js';
import type { Pack } from '../pack.js';
import { readingCodes } from '../readings.js';
import { work } from './evaluate.js';
import { FormulaFault } from './formula-fault.js';
import type { ProposedReading } from './proposed.js';

/** Figures as they were worked out: by which formula, over what, by whose day, under which readings. */
export interface WorkedOut {
  readonly formula: string;
  readonly input: object;
  readonly day: Day | null;
  readonly readings: Readonly<Record<string, string>>;
  readonly result: object;
}

/** Whether some other code of a reading makes another figure; of one that wants further figures nobody can say. */
function changesFigures(
  pack: Pack,
  { formula, input, day, readings, result }: WorkedOut,
  reading: string,
): boolean {
  return readingCodes(pack, reading)
    .filter((code) => code !== readings[reading])
    .some((code) => {
      try {
        const asked = { ...readings, [reading]: code };
        const other = work(pack, formula, input, asked, day ?? undefined);
        return !isDeepStrictEqual(other.result, result);
      } catch (error) {
        if (error instanceof FormulaFault) return true;
        throw error;
      }
    });
}

/**
 * The readings that figures rest on, that decide about money, that nobody has adopted, and under which
 * another code would change the figures: nothing is booked, sent or paid on them. Where the arithmetic
 * knows one reading only, no other figures can be told from it: it is shown with them and holds nobody up.
 */
export function readingsThatHold(pack: Pack, figures: WorkedOut): readonly ProposedReading[] {
  const { formula, input, day, readings } = figures;
  const { proposed } = work(pack, formula, input, readings, day ?? undefined);
  return proposed.filter(
    ({ reading }) => reading in readings && changesFigures(pack, figures, reading),
  );
}

/** Whether figures would be others under what the city has adopted since they were worked out. */
export function isOutdated(pack: Pack, figures: WorkedOut): boolean {
  const { formula, input, day, readings, result } = figures;
  const now = work(pack, formula, input, {}, day ?? undefined);
  const adopted = Object.entries(now.readings).some(
    ([id, code]) => readings[id] !== code && pack.readings.get(id)?.status === 'ADOPTED',
  );
  return adopted && !isDeepStrictEqual(now.result, result);
}
