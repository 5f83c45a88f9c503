import type { Letter } from '#contracts/api/letters.js';
import type { FullLetter } from '#persistence/letters/find-letter.js';
import { letterItemOf } from '#persistence/letters/list-letters.js';
import { loadPack } from '#policy/load-packs.js';
import { deskOf } from '#policy/pack.js';
import type { Actor } from '../http/actor.js';

/** The desk that words a letter's drafts, as its city's pack says; null where it has no letters. */
export function editorOf({ city, unit }: FullLetter): string | null {
  const { letters, division } = loadPack(city);
  return letters && deskOf(letters.paper.editor, unit, division);
}

/** Whether the caller sits at the desk that words this city's drafts. */
export function wordsLetters({ desks }: Actor, letter: FullLetter): boolean {
  const editor = editorOf(letter);
  return editor !== null && desks.includes(editor);
}

/** Whether the caller reads for the recipient: a county for itself, in the city the office that owes. */
export function readsForRecipient(
  { level, unit, office }: Actor,
  { unit: of, debtor }: FullLetter,
): boolean {
  return unit === of && (level !== 'CITY' || office === debtor);
}

export function letterView(row: FullLetter, actor: Actor): Letter {
  return {
    ...letterItemOf(row),
    obligationId: row.obligationId,
    caseId: row.caseId,
    city: row.city,
    unit: row.unit,
    fund: row.fund,
    template: row.template,
    recipients: [...row.recipients],
    copies: [...row.copies],
    body: [...row.body],
    version: row.version,
    editable: row.state === 'DRAFT' && row.withdrawnAt === null && wordsLetters(actor, row),
  };
}
