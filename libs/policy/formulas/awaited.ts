import type { Pack } from '../pack.js';
import type { FormulaDefinition } from '../schema/formula.schema.js';
import type { Bilingual } from '../schema/text.schema.js';

/** What a case waits for: the parameter nobody has set, its question, and who must decide. */
export interface Awaited {
  readonly parameter: string;
  readonly question: string;
  readonly asks: Bilingual;
  readonly decides: Bilingual;
}

/** Who must decide what a result waits for; null where it waits for nothing. */
export function awaitedIn(
  pack: Pack,
  { parameters }: FormulaDefinition,
  result: object,
): Awaited | null {
  if (!('parameter' in result)) return null;
  const parameter = parameters.find(({ key }) => key === result.parameter);
  const reading = pack.readings.get(parameter?.question ?? '');
  if (!parameter || !reading) return null;
  const { id: question, question: asks, decides } = reading;
  return { parameter: parameter.key, question, asks, decides };
}
