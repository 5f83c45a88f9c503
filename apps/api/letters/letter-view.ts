import type { Letter } from '#contracts/api/letters.js';
import type { FullLetter } from '#persistence/letters/find-letter.js';
import { letterItemOf } from '#persistence/letters/list-letters.js';
import { loadPack } from '#policy/load-packs.js';
import { deskOf } from '#policy/pack.js';
import type { Actor } from '../http/actor.js';

/** Whether the caller sits at the desk that words this city's drafts. */
export function wordsLetters({ desks }: Actor, { city, unit }: FullLetter): boolean {
  const pack = loadPack(city);
  if (!pack.letters) return false;
  return desks.includes(deskOf(pack.letters.paper.editor, unit, pack.division));
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
