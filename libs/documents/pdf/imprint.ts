import { dayInLetter } from '#domain/letters/letter-words.js';
import { breakLines } from '../layout/break-lines.js';
import * as m from '../layout/measures.js';
import type { LetterPaper } from '../letter-paper.js';
import type { Pen } from './pen.js';
import { baseline, type Row } from './rows.js';

const { smallSize: size, smallPitch: height } = m;
const inner = m.area.width - 2 * size;

/** 抄送: hanging after its colon, closed with a full stop. */
function copiesRows(pen: Pen, copies: readonly string[]): Row[] {
  if (copies.length === 0) return [];
  const label = pen.pieces('抄送：', 'body', size);
  const hang = pen.width(label);
  const names = pen.pieces(`${copies.join('，')}。`, 'body', size);
  return breakLines(names, inner - hang).map((line, index) => ({
    height,
    draw: (y) => {
      const base = baseline(y, height, size);
      if (index === 0) pen.line({ pieces: label, spacing: 0 }, m.area.left + size, base, size);
      pen.line(line, m.area.left + size + hang, base, size);
    },
  }));
}

/** The organ and the day of printing on one line; a long name is narrowed, as one does by hand (字符缩放). */
function printedRow(pen: Pen, { organ, signed }: LetterPaper): Row {
  const by = pen.pieces(organ, 'body', size);
  const on = pen.pieces(signed ? `${dayInLetter(signed.on)}印发` : '未印发', 'body', size);
  const room = inner - pen.width(on) - size;
  const scale = Math.min(1, room / pen.width(by));
  return {
    height,
    draw: (y) => {
      const base = baseline(y, height, size);
      pen.line({ pieces: by, spacing: 0 }, m.area.left + size, base, size, scale);
      pen.line({ pieces: on, spacing: 0 }, m.right - size - pen.width(on), base, size);
    },
  };
}

/** 版记 of the letter format: 抄送 alone, without rules and without who printed it when (10.1). */
function plainImprint(rows: readonly Row[]): Row | null {
  if (rows.length === 0) return null;
  return {
    height: rows.length * height,
    draw: (y) => rows.forEach((row, index) => row.draw(y + index * height)),
  };
}

/** 版记, at the foot of the last page; null where there is nothing to say in it. */
export function imprint(pen: Pen, paper: LetterPaper): Row | null {
  const copies = copiesRows(pen, paper.copies);
  if (paper.format === 'LETTER') return plainImprint(copies);
  const printed = printedRow(pen, paper);
  const copiesHeight = copies.length * height;
  const rule = (y: number, width: number): void => {
    pen.document.lineWidth(width).strokeColor('black');
    pen.document.moveTo(m.area.left, y).lineTo(m.right, y).stroke();
  };
  return {
    height: copiesHeight + height,
    draw: (y) => {
      rule(y, m.thickRule);
      copies.forEach((row, index) => row.draw(y + index * height));
      if (copies.length > 0) rule(y + copiesHeight, m.thinRule);
      printed.draw(y + copiesHeight);
      rule(y + copiesHeight + height, m.thickRule);
    },
  };
}
