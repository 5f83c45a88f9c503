import type { Pack } from '../pack.js';
import { parametersOf } from '../parameters.js';
import { readingCodes } from '../readings.js';

/**
 * The codes of a question that a city can adopt and the product then works by. Where the chosen reading is
 * in the arithmetic or behind a parameter, no other code would change anything: it can only be confirmed.
 */
export function openCodes(pack: Pack, question: string): readonly string[] {
  const codes = readingCodes(pack, question);
  const formulas = [...pack.formulas.values()];
  if (formulas.some(({ readings }) => readings.includes(question))) return codes;
  const chosen = pack.readings.get(question)?.chosen ?? null;
  const inArithmetic =
    formulas.some(({ restsOn }) => restsOn.includes(question)) ||
    parametersOf(pack).some((each) => each.question === question && each.value !== null);
  return inArithmetic && chosen !== null ? [chosen] : codes;
}
