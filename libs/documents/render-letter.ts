import { isXmlText } from '#domain/text/refused-characters.js';
import type { LetterPaper } from './letter-paper.js';
import { LetterNotPrintable, partsOf, unprintableIn, type Unprintable } from './unprintable.js';
import { letterFonts } from './pdf/letter-fonts.js';

export { LetterFontFault } from './pdf/letter-fonts.js';
export { LetterNotPrintable, type Unprintable } from './unprintable.js';

/** Both faces of a letter, as they are kept once it is signed. */
export interface RenderedLetter {
  readonly pdf: Buffer;
  readonly docx: Buffer;
}

/* The two libraries are heavy, and most processes never set a letter: they are loaded when one is. */
export async function renderPdf(
  paper: LetterPaper,
  fontFolder: string | undefined,
): Promise<Buffer> {
  const { letterPdf } = await import('./pdf/letter-pdf.js');
  return await letterPdf(paper, letterFonts(fontFolder));
}

/** Which characters of a letter cannot be printed here, so that a person hears of it before anybody signs. */
export async function unprintable(
  paper: LetterPaper,
  fontFolder: string | undefined,
): Promise<readonly Unprintable[]> {
  const { unprintableOf } = await import('./pdf/letter-pdf.js');
  return await unprintableOf(paper, letterFonts(fontFolder));
}

/** A .docx is set on the reader's machine: what XML cannot carry is all that it refuses. */
export async function renderDocx(paper: LetterPaper): Promise<Buffer> {
  const broken = partsOf(paper).some(({ text }) => !isXmlText(text));
  if (broken) throw new LetterNotPrintable(unprintableIn(paper, () => true));
  const { letterDocx } = await import('./docx/letter-docx.js');
  return await letterDocx(paper);
}

/** Sets a letter for its signature; `fontFolder` is what TONGCHOU_FONTS names. */
export async function renderLetter(
  paper: LetterPaper,
  fontFolder: string | undefined,
): Promise<RenderedLetter> {
  return { pdf: await renderPdf(paper, fontFolder), docx: await renderDocx(paper) };
}
