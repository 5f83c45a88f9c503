import type { LetterPaper, PaperFace } from './letter-paper.js';

/** The words of a letter as its row keeps them. */
interface LetterText {
  readonly id: string;
  readonly title: string;
  readonly recipients: readonly string[];
  readonly copies: readonly string[];
  readonly body: readonly string[];
}

/** A letter on the paper of its city; `signed` is null while it is a draft. */
export function paperOf(
  { masthead, organ, printedBy, notice }: PaperFace,
  { id, title, recipients, copies, body }: LetterText,
  signed: LetterPaper['signed'],
): LetterPaper {
  return { id, masthead, organ, printedBy, notice, title, recipients, copies, body, signed };
}
