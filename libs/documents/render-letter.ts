import { letterDocx } from './docx/letter-docx.js';
import type { LetterPaper } from './letter-paper.js';
import { letterFonts } from './pdf/letter-fonts.js';
import { letterPdf } from './pdf/letter-pdf.js';

export { LetterFontFault } from './pdf/letter-fonts.js';

/** Both faces of a letter, as they are kept once it is signed. */
export interface RenderedLetter {
  readonly pdf: Buffer;
  readonly docx: Buffer;
}

export const renderPdf = (paper: LetterPaper, fontFolder: string | undefined): Promise<Buffer> =>
  letterPdf(paper, letterFonts(fontFolder));

export const renderDocx = (paper: LetterPaper): Promise<Buffer> => letterDocx(paper);

/** Sets a letter for its signature; `fontFolder` is what TONGCHOU_FONTS names. */
export async function renderLetter(
  paper: LetterPaper,
  fontFolder: string | undefined,
): Promise<RenderedLetter> {
  return { pdf: await renderPdf(paper, fontFolder), docx: await renderDocx(paper) };
}
