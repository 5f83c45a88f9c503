import type { Day } from '#domain/time/day.js';
import { inForce } from '../in-force.js';
import type { Pack } from '../pack.js';
import type { FormulaDefinition } from '../schema/formula.schema.js';
import type { Bilingual } from '../schema/text.schema.js';

/**
 * What a case waits for: the parameter nobody has set, its question, and who must decide; null where
 * a value is missing on the day alone and no question is open about it.
 */
export interface Awaited {
  readonly parameter: string;
  readonly question: string | null;
  readonly asks: Bilingual | null;
  readonly decides: Bilingual | null;
}

/** Who must decide what a result waits for; null where it waits for nothing. */
export function awaitedIn(
  pack: Pack,
  { parameters }: FormulaDefinition,
  result: object,
  on: Day | null,
): Awaited | null {
  if (!('parameter' in result)) return null;
  const key = String(result.parameter);
  const parameter = inForce(parameters, key, on);
  const reading = pack.readings.get(parameter?.question ?? '');
  if (!reading) return { parameter: key, question: null, asks: null, decides: null };
  const { id: question, question: asks, decides } = reading;
  return { parameter: key, question, asks, decides };
}
