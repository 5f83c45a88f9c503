import type { Letter } from '#contracts/api/letters.js';
import type { CopyReceipt } from '#persistence/notices/read-copy.js';
import type { FullLetter } from '#persistence/letters/find-letter.js';
import { letterItemOf } from '#persistence/letters/list-letters.js';
import { dayOf, instantText } from '#domain/time/instant.js';
import { letterFaceOf, packOfTemplate, type FaceOfKind } from '#policy/letter-face.js';
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

/** Whether its words are still open: a draft that nobody has decided on. */
export const mayBeWorded = ({ state, withdrawnAt, settled }: FullLetter): boolean =>
  state === 'DRAFT' && withdrawnAt === null && !settled;

/** Whether the caller reads for the recipient: a county for itself, in the city the office that owes. */
export function readsForRecipient(
  { level, unit, office }: Actor,
  { unit: of, debtor }: FullLetter,
): boolean {
  return unit === of && (level !== 'CITY' || office === debtor);
}

/** The paper of the letter's own version of the rules; null: its city sends no letters. */
export function paperFaceOf({ city, template, kind }: FullLetter): FaceOfKind | null {
  const pack = packOfTemplate(city, template);
  return pack.letters && letterFaceOf(pack, kind);
}

const dayOfLetter = ({ factsOn, signedAt }: FullLetter): string =>
  signedAt === null ? factsOn : dayOf(Number(signedAt));

function paperOnPage(row: FullLetter): Letter['paper'] {
  const face = paperFaceOf(row);
  if (!face) return null;
  const { format, head, organ, notice } = face;
  const printedBy = format === 'LETTER' ? null : organ;
  return { format, masthead: [...head], organ, printedBy, notice };
}

const receiptOf = ({ to, readAt, username, person }: CopyReceipt): Letter['copiedTo'][number] => ({
  office: to,
  readAt: readAt === null ? null : instantText(Number(readAt)),
  readBy: username === null ? null : { username, person: person ?? username },
});

export function letterView(
  row: FullLetter,
  actor: Actor,
  copies: readonly CopyReceipt[] = [],
): Letter {
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
    copiedTo: copies.map(receiptOf),
    body: [...row.body],
    day: dayOfLetter(row),
    paper: paperOnPage(row),
    version: row.version,
    settled: row.settled,
    replaced: [...row.replaced],
    editable: mayBeWorded(row) && wordsLetters(actor, row),
  };
}
