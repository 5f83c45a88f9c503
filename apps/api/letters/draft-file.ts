import { paperOf } from '#documents/paper-of.js';
import {
  LetterFontFault,
  LetterNotPrintable,
  renderDocx,
  renderPdf,
  unprintable,
  type Unprintable,
} from '#documents/render-letter.js';
import type { FullLetter } from '#persistence/letters/find-letter.js';
import { notFound } from '../http/problems.js';
import { noFont, notPrintable } from './letter-problems.js';
import { paperFaceOf } from './letter-view.js';

export type FileKind = 'pdf' | 'docx';

/** A draft as it stands now, set on its city's paper; this runs in the thread beside the API's loop. */
export async function draftFile(letter: FullLetter, kind: FileKind): Promise<Buffer> {
  const face = paperFaceOf(letter);
  if (!face) throw notFound();
  const paper = paperOf(face, letter, null);
  try {
    if (kind === 'docx') return await renderDocx(paper);
    return await renderPdf(paper, process.env['TONGCHOU_FONTS']);
  } catch (error) {
    if (error instanceof LetterFontFault) throw noFont(error.message);
    if (error instanceof LetterNotPrintable) throw notPrintable(error.faults);
    throw error;
  }
}

/** What of a draft cannot be printed here; without any font 503. This runs in the thread too. */
export async function unprintableDraft(letter: FullLetter): Promise<readonly Unprintable[]> {
  const face = paperFaceOf(letter);
  if (!face) throw notFound();
  const paper = paperOf(face, letter, null);
  try {
    return await unprintable(paper, process.env['TONGCHOU_FONTS']);
  } catch (error) {
    if (error instanceof LetterFontFault) throw noFont(error.message);
    throw error;
  }
}
