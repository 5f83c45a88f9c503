import { paperOf } from '#documents/paper-of.js';
import { renderLetter as render } from '#documents/render-letter.js';
import type { LetterToSign, RenderedLetter } from '#persistence/letters/sign-letter.js';
import { letterFaceOf } from '#policy/letter-face.js';
import type { Pack } from '#policy/pack.js';

/** A letter on its city's paper, with number and day, as it is signed. */
export async function renderLetter(pack: Pack, letter: LetterToSign): Promise<RenderedLetter> {
  const { number, signedOn } = letter;
  const paper = paperOf(letterFaceOf(pack, letter.kind), letter, { number, on: signedOn });
  return render(paper, process.env['TONGCHOU_FONTS']);
}
