import type { Day } from '#domain/time/day.js';
import type { Pack } from '../pack.js';
import { readingCodes } from '../readings.js';
import { evaluate, formulaOf } from './evaluate.js';
import { fault } from './formula-fault.js';

/** The result of one input under each reading of an open question, the chosen reading first. */
export function compareReadings(
  pack: Pack,
  formula: string,
  input: unknown,
  reading: string,
  day?: Day,
): readonly { readonly code: string; readonly result: object }[] {
  const { readings } = formulaOf(pack, formula);
  if (!readings.includes(reading)) {
    const known = readings.join(', ') || '—';
    throw fault(
      '/reading',
      'UNKNOWN_READING',
      `${formula} 没有口径 ${reading}，可选：${known}`,
      `${formula} has no reading ${reading}; it has ${known}`,
    );
  }
  return readingCodes(pack, reading).map((code) => ({
    code,
    result: evaluate(pack, formula, input, { [reading]: code }, day).result,
  }));
}
