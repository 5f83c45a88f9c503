import { holdsOf, type HeldFault } from '#persistence/letters/hold-letter.js';
import { correctionOf } from '#persistence/letters/letter-heading.js';
import { rungsOf, type LadderRow } from '#persistence/obligations/ladder-rows.js';
import { stepInRole } from '#policy/pack.js';
import type { CaseWork } from '../work.js';

/** The letter of a breach that was signed and cannot be printed, and why; null: none is held back. */
export async function heldLetter(
  at: CaseWork,
  duty: LadderRow,
): Promise<{ readonly letterId: string; readonly faults: readonly HeldFault[] } | null> {
  const rungs = await rungsOf(at.sql, duty.id);
  const waiting = rungs.find(({ state }) => state === 'AWAITING_SIGNATURE')?.letterId ?? null;
  for (const letterId of [waiting, await correctionOf(at.sql, duty.id)]) {
    if (letterId === null) continue;
    const { open } = await holdsOf(at.sql, letterId);
    if (open) return { letterId, faults: open };
  }
  return null;
}

/**
 * The step at which the officer changes what cannot be printed; undefined: a version of the rules from
 * before this step was there has the letter signed again at once.
 */
export const rewordStep = ({ process }: CaseWork): string | undefined =>
  stepInRole(process, 'REWORD');
