// oxlint-disable-next-line import/no-named-as-default -- its types know the default export only
import PDFDocument from 'pdfkit';
import { piecesOf, type Piece, type SetLine } from '../layout/break-lines.js';
import type { LetterPaper } from '../letter-paper.js';
import { partsOf, unprintableIn, type Unprintable } from '../unprintable.js';
import { rareHanFace } from './rare-han.js';
import { LetterFontFault, roles, type LetterFonts, type Role } from './letter-fonts.js';

/** What the library's font knows of itself; its types leave it out. */
interface OpenFont {
  readonly font: { hasGlyphForCodePoint(point: number): boolean };
}
type Document = InstanceType<typeof PDFDocument>;

const selector = /\p{Variation_Selector}/u;

/** Measures and draws text in the faces of a letter; a character without a glyph is refused, never a box. */
export class Pen {
  private readonly glyphs = new Map<string, boolean>();
  private readonly fallback: string[];
  /** What was set in a face for rare characters, by the name of the face. */
  readonly rare = new Set<string>();

  constructor(
    readonly document: Document,
    fonts: LetterFonts,
  ) {
    for (const role of roles) document.registerFont(role, fonts.faces[role].bytes);
    fonts.others.forEach(({ bytes }, index) => document.registerFont(`other${index}`, bytes));
    this.fallback = fonts.others.map((_, index) => `other${index}`);
  }

  /**
   * Looks for every character of a letter, in the faces for rare ones too, and answers those that
   * none has. To be called before anything is drawn.
   */
  async lookFor(paper: LetterPaper): Promise<Unprintable[]> {
    const texts = partsOf(paper).map(({ text }) => text);
    for (const character of new Set(Array.from(texts.join('')))) {
      if (selector.test(character) || this.faceOf('body', [character])) continue;
      const face = await rareHanFace(character);
      if (!face) continue;
      const at = `rare${this.fallback.length}`;
      this.document.registerFont(at, face.bytes);
      if (!this.has(at, character)) continue;
      this.fallback.push(at);
      this.rare.add(face.name);
    }
    return unprintableIn(paper, (character) => this.faceOf('body', [character]) !== undefined);
  }

  private faceOf(role: Role, characters: readonly string[]): string | undefined {
    return [role, ...this.fallback].find((face) =>
      characters.every((character) => this.has(face, character)),
    );
  }

  private has(face: string, character: string): boolean {
    const key = `${face} ${character}`;
    const asked = this.glyphs.get(key);
    if (asked !== undefined) return asked;
    const { _font: open } = this.document.font(face) as unknown as { _font: OpenFont };
    const answer = open.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
    this.glyphs.set(key, answer);
    return answer;
  }

  private faceFor(role: Role, text: string): string {
    const characters = Array.from(text).filter((character) => !selector.test(character));
    const whole = this.faceOf(role, characters);
    if (whole !== undefined) return whole;
    throw new LetterFontFault(
      `现有字体缺字“${text}”：请把含有该字的字体放入 TONGCHOU_FONTS 所指的文件夹`,
      `no font has “${text}”: put one that has it into the folder TONGCHOU_FONTS names`,
    );
  }

  /** Cuts a text into pieces, each in the first face that has its characters. */
  pieces(text: string, role: Role, size: number): Piece[] {
    return piecesOf(text, role, () => 0).map(({ text: each }) => {
      const face = this.faceFor(role, each);
      return {
        text: each,
        face,
        width: this.document.font(face).fontSize(size).widthOfString(each),
      };
    });
  }

  width(pieces: readonly Piece[]): number {
    return pieces.reduce((sum, { width }) => sum + width, 0);
  }

  /** Draws one line with its baseline at `y`, one stretch of one face after the other; `scale` narrows it. */
  line({ pieces, spacing }: SetLine, x: number, y: number, size: number, scale = 1): void {
    const { document } = this;
    if (scale !== 1) document.save().transform(scale, 0, 0, 1, x * (1 - scale), 0);
    let at = x;
    for (const { face, text, width } of stretches(pieces)) {
      this.document.font(face).fontSize(size).text(text, at, y, {
        lineBreak: false,
        characterSpacing: spacing,
        baseline: 'alphabetic',
      });
      at += width + spacing * Array.from(text).length;
    }
    if (scale !== 1) document.restore();
  }
}

/** Neighbours of one face, drawn in one go. */
function stretches(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before?.face !== piece.face) joined.push(piece);
    else {
      joined[joined.length - 1] = {
        face: piece.face,
        text: before.text + piece.text,
        width: before.width + piece.width,
      };
    }
  }
  return joined;
}
