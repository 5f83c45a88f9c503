import * as m from '../layout/measures.js';
import { draftNumber, type LetterPaper } from '../letter-paper.js';
import type { Pen } from './pen.js';
import { baseline } from './rows.js';

/** The red lines of 发文机关标志 from `y` down; answers where they end. */
function redLines(pen: Pen, head: readonly string[], y: number): number {
  const longest = Math.max(...head.map((line) => Array.from(line).length));
  const size = Math.min(m.mastheadMost, m.area.width / longest);
  pen.document.fillColor(m.red);
  head.forEach((text, index) => {
    const pieces = pen.pieces(text, 'title', size);
    const x = m.area.left + (m.area.width - pen.width(pieces)) / 2;
    pen.line({ pieces, spacing: 0 }, x, y + index * size * 1.35 + size * 0.88, size);
  });
  pen.document.fillColor('black');
  return y + (head.length - 1) * size * 1.35 + size;
}

function rule(pen: Pen, from: number, to: number, y: number, width: number): void {
  pen.document.lineWidth(width).strokeColor(m.red).moveTo(from, y).lineTo(to, y).stroke();
}

/** A red double rule whose upper edge is at `y`: the thick line above, or below. */
function doubleRule(pen: Pen, y: number, first: 'THICK' | 'THIN'): void {
  const { left, width, thick, gap, thin } = m.doubleRule;
  const [upper, lower] = first === 'THICK' ? [thick, thin] : [thin, thick];
  rule(pen, left, left + width, y + upper / 2, upper);
  rule(pen, left, left + width, y + upper + gap + lower / 2, lower);
}

/** 文件格式: head, number in the middle, red line. */
function documentHead(pen: Pen, { head, signed }: LetterPaper): number {
  let y = redLines(pen, head, m.area.top + m.mastheadDrop) + 2 * m.pitch;
  const number = pen.pieces(signed?.number ?? draftNumber, 'body', m.em);
  const x = m.area.left + (m.area.width - pen.width(number)) / 2;
  pen.line({ pieces: number, spacing: 0 }, x, baseline(y, m.em, m.em), m.em);
  y += m.em + m.redLineDrop;
  rule(pen, m.area.left, m.right, y, 1.5);
  return y + 2 * m.pitch - m.pitch / 2;
}

/** 信函格式: head, double rule, number at the right below it; the second rule at the foot of the page. */
function letterHead(pen: Pen, { head, signed }: LetterPaper): number {
  let y = redLines(pen, head, m.letterheadTop) + m.doubleRule.drop;
  doubleRule(pen, y, 'THICK');
  doubleRule(pen, m.page.height - m.doubleRule.fromBottom - m.doubleRuleHeight, 'THIN');
  y += m.doubleRuleHeight + m.numberDrop;
  const number = pen.pieces(signed?.number ?? draftNumber, 'body', m.em);
  const at = baseline(y, m.em, m.em);
  pen.line({ pieces: number, spacing: 0 }, m.right - pen.width(number), at, m.em);
  return y + m.em + 2 * m.pitch;
}

/** 版头; answers where the title may begin. */
export const drawHead = (pen: Pen, paper: LetterPaper): number =>
  paper.format === 'LETTER' ? letterHead(pen, paper) : documentHead(pen, paper);
