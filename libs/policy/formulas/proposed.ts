import type { Pack } from '../pack.js';
import type { FormulaDefinition } from '../schema/formula.schema.js';
import type { Bilingual } from '../schema/text.schema.js';

/** A reading a result rests on that decides about money and that nobody has adopted. */
export interface ProposedReading {
  readonly reading: string;
  /** How it was read here; null where it stands in the arithmetic and has no code of its own. */
  readonly code: string | null;
  readonly question: Bilingual;
  readonly decides: Bilingual;
}

/**
 * The readings of a result that decide about money and are only PROPOSED: those it was worked out
 * under, those its arithmetic rests on, and those behind the parameters it asked for.
 */
export function proposedIn(
  pack: Pack,
  { restsOn }: FormulaDefinition,
  readings: Readonly<Record<string, string>>,
  questions: readonly (string | null)[],
): readonly ProposedReading[] {
  const ids = new Set([...Object.keys(readings), ...restsOn, ...questions]);
  return [...pack.readings.values()]
    .filter(({ id, decidesMoney, status }) => ids.has(id) && decidesMoney && status === 'PROPOSED')
    .map(({ id, chosen, question, decides }) => ({
      reading: id,
      code: readings[id] ?? chosen,
      question,
      decides,
    }));
}
