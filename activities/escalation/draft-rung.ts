import { composeLetter } from '#domain/letters/compose-letter.js';
import type { Correction } from '#domain/letters/letter-facts.js';
import { letterOfPack } from '#policy/pack.js';
import { draftLetter } from '#persistence/letters/draft-letter.js';
import { linkRung, type LadderRow, type RungRow } from '#persistence/obligations/ladder-rows.js';
import type { CaseWork } from '../work.js';
import { letterFacts } from './facts.js';

/** Drafts the letter of a rung that waits for its signature, once; a person may edit it until then. */
export async function draftRung(
  at: CaseWork,
  duty: LadderRow,
  rungs: readonly RungRow[],
  rung: string,
): Promise<string> {
  const kind = letterOfRung(at, rung);
  const letterId = await draft(at, duty, rungs, rung, kind, null);
  await linkRung(at.sql, duty.id, rung, { letterId });
  return letterId;
}

export async function draft(
  at: CaseWork,
  duty: LadderRow,
  rungs: readonly RungRow[],
  rung: string,
  kind: string,
  correction: Correction | null,
): Promise<string> {
  const template = letterOfPack(at.pack, kind);
  const facts = await letterFacts(at, duty, rungs, template, correction);
  const words = composeLetter(template, facts);
  return draftLetter(at.sql, {
    obligationId: duty.id,
    rung,
    kind: template.id,
    caseId: at.row.id,
    city: at.row.city,
    unit: at.row.unit,
    fund: at.row.fund,
    template: `${at.row.pack}/${template.id}`,
    facts,
    ...words,
    at: at.now,
  });
}

/** The kind of letter that a rung of the ladder sends. */
export function letterOfRung({ process }: CaseWork, rung: string): string {
  const found = process.ladders
    .flatMap(({ rungs }) => rungs)
    .find(({ code, letter }) => code === rung && letter !== null);
  if (!found?.letter) throw new Error(`Rung ${rung} has no letter`);
  return found.letter;
}
