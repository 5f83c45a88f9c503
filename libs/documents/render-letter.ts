import type { LetterPaper } from './letter-paper.js';
import { letterFonts } from './pdf/letter-fonts.js';

export { LetterFontFault } from './pdf/letter-fonts.js';

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

export async function renderDocx(paper: LetterPaper): Promise<Buffer> {
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
