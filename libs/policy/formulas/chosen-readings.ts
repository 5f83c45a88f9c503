import type { Pack } from '../pack.js';

/** The codes a formula's reading may take, the first being the default (contract › Formulas). */
const CODED: Readonly<Record<string, readonly string[]>> = {
  'OQ-01': ['MATCHED', 'RESIDUAL', 'SWITCH'],
  'OQ-02': ['BOTH', 'TIER2', 'TIER3'],
  'OQ-03': ['PRO_RATA_CLAIMS', 'FIRST_COME', 'PRO_RATA_HEADCOUNT'],
  'OQ-11': ['PER_YEAR', 'CUMULATIVE'],
  'OQ-16': ['OWN_AND_CITY', 'OWN_ONLY'],
};

/** The codes of an open question in a pack, the chosen one first. */
export function codesOf(_pack: Pack, id: string): readonly string[] {
  return CODED[id] ?? [];
}
