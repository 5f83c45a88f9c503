import type { LetterPaper, PaperFace } from './letter-paper.js';

/** The words of a letter as its row keeps them. */
interface LetterText {
  readonly id: string;
  readonly title: string;
  readonly recipients: readonly string[];
  readonly copies: readonly string[];
  readonly body: readonly string[];
}

/** A letter and its accent as one character: faces have é, few have a lone accent. */
const composed = (text: string): string =>
  text.replaceAll(/\p{Script=Latin}\p{M}+/gu, (each) => each.normalize('NFC'));

/** A letter on the paper of its city; `signed` is null while it is a draft. */
export function paperOf(
  { format, head, organ, notice }: PaperFace,
  { id, title, recipients, copies, body }: LetterText,
  signed: LetterPaper['signed'],
): LetterPaper {
  return {
    format,
    head,
    organ,
    notice,
    id,
    title: composed(title),
    recipients: recipients.map(composed),
    copies: copies.map(composed),
    body: body.map(composed),
    signed,
  };
}
