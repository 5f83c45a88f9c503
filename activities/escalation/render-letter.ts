import { letterDocx } from '#documents/docx/letter-docx.js';
import { letterFonts } from '#documents/pdf/letter-fonts.js';
import { letterPdf } from '#documents/pdf/letter-pdf.js';
import type { LetterToSign, RenderedLetter } from '#persistence/letters/sign-letter.js';
import type { Pack } from '#policy/pack.js';

/** A letter on its city's paper, with number and day, as it is signed. */
export async function renderLetter(pack: Pack, letter: LetterToSign): Promise<RenderedLetter> {
  if (!pack.letters) throw new Error(`${pack.reference} sends no letters`);
  const { number, signedOn, ...words } = letter;
  const paper = { ...pack.letters.paper, ...words, signed: { number, on: signedOn } };
  const [pdf, docx] = await Promise.all([
    letterPdf(paper, letterFonts(process.env['TONGCHOU_FONTS'])),
    letterDocx(paper),
  ]);
  return { pdf, docx };
}
