import { dayInLetter } from '#domain/letters/letter-words.js';
import { balanceLines, breakLines, type Piece } from '../layout/break-lines.js';
import * as m from '../layout/measures.js';
import { addressOf, headingIn, type LetterPaper } from '../letter-paper.js';
import type { Pen } from './pen.js';

/** One line of the text area: how high it is, and how to draw it with its upper edge at `y`. */
export interface Row {
  readonly height: number;
  draw(y: number): void;
}

/** Chinese glyphs stand in the middle of their line when the baseline lies so far below its middle. */
const belowMiddle = 0.38;

export const baseline = (y: number, height: number, size: number): number =>
  y + height / 2 + size * belowMiddle;

const blank: Row = { height: m.pitch, draw: () => undefined };

function titleRows(pen: Pen, title: string): Row[] {
  const lines = balanceLines(pen.pieces(title, 'title', m.titleSize), m.area.width - 2 * m.em);
  return lines.map((line) => ({
    height: m.titlePitch,
    draw: (y) => {
      const x = m.area.left + (m.area.width - pen.width(line.pieces)) / 2;
      pen.line(line, x, baseline(y, m.titlePitch, m.titleSize), m.titleSize);
    },
  }));
}

function paragraphRows(pen: Pen, pieces: readonly Piece[], indent: number): Row[] {
  return breakLines(pieces, m.area.width, { indent }).map((line, index) => ({
    height: m.pitch,
    draw: (y) => {
      const x = m.area.left + (index === 0 ? indent : 0);
      pen.line(line, x, baseline(y, m.pitch, m.em), m.em);
    },
  }));
}

function bodyRows(pen: Pen, paragraph: string): Row[] {
  const { heading, text } = headingIn(paragraph);
  const pieces = [...pen.pieces(heading, 'heading', m.em), ...pen.pieces(text, 'body', m.em)];
  return paragraphRows(pen, pieces, 2 * m.em);
}

/** 不加盖印章的署名: the organ two characters from the right edge, the day begins two characters after it. */
function signatureRows(pen: Pen, { organ, signed }: LetterPaper): Row[] {
  const name = pen.pieces(organ, 'body', m.em);
  const day = pen.pieces(signed ? dayInLetter(signed.on) : '年　　月　　日', 'body', m.em);
  const left = m.right - 2 * m.em - pen.width(name);
  const at = (pieces: readonly Piece[], x: number): Row => ({
    height: m.pitch,
    draw: (y) => pen.line({ pieces, spacing: 0 }, x, baseline(y, m.pitch, m.em), m.em),
  });
  return [blank, at(name, left), at(day, left + 2 * m.em)];
}

/** 主体: title, recipients, text and signature; `kept` rows at the end stay on one page. */
export function mainRows(pen: Pen, paper: LetterPaper): { rows: Row[]; kept: number } {
  const signature = signatureRows(pen, paper);
  const address = pen.pieces(addressOf(paper.recipients), 'body', m.em);
  return {
    rows: [
      ...titleRows(pen, paper.title),
      blank,
      ...paragraphRows(pen, address, 0),
      ...paper.body.flatMap((paragraph) => bodyRows(pen, paragraph)),
      ...signature,
    ],
    kept: signature.length + 2,
  };
}
