import type { Pack } from '../pack.js';
import { readingCodes } from '../readings.js';

/** The codes of an open question in a pack, the chosen one first (contract › Formulas). */
export const codesOf = (pack: Pack, id: string): readonly string[] => readingCodes(pack, id);
