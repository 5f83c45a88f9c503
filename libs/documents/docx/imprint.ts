import {
  BorderStyle,
  OverlapType,
  Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  WidthType,
  type IBorderOptions,
} from 'docx';
import { dayInLetter } from '#domain/letters/letter-words.js';
import { area, bottom, smallPitch, smallSize } from '../layout/measures.js';
import type { LetterPaper } from '../letter-paper.js';
import { lines, run, twips } from './text-styles.js';

const width = twips(area.width);
const side = twips(smallSize);
/** In eighths of a point: 0.35 mm and 0.25 mm. */
const thick: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const thin: IBorderOptions = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };

const label = '抄送：';
/** One character free on either side, the names hang after their label. */
const namesInLine = Math.floor(area.width / smallSize) - 2 - label.length;

const row = (paragraph: Paragraph): TableRow =>
  new TableRow({
    cantSplit: true,
    children: [
      new TableCell({
        width: { size: width, type: WidthType.DXA },
        margins: { left: 0, right: 0, top: 0, bottom: 0 },
        children: [paragraph],
      }),
    ],
  });

function copiesRow(names: string): TableRow {
  const hang = side * label.length;
  return row(
    new Paragraph({
      keepNext: true,
      spacing: lines(smallPitch),
      indent: { left: side + hang, right: side, hanging: hang },
      children: [run(`${label}${names}`, 'body', smallSize)],
    }),
  );
}

/** A name too long for the line beside the day is narrowed, as one does by hand (字符缩放). */
function printedRow({ organ, signed }: LetterPaper): TableRow {
  const on = signed ? `${dayInLetter(signed.on)}印发` : '未印发';
  const digits = on.replace(/\D/g, '').length;
  const day = (Array.from(on).length - digits / 2) * smallSize;
  const room = area.width - 3 * smallSize - day;
  const scale = Math.min(100, Math.floor((room / (Array.from(organ).length * smallSize)) * 100));
  return row(
    new Paragraph({
      spacing: lines(smallPitch),
      indent: { left: side, right: side },
      tabStops: [{ type: TabStopType.RIGHT, position: width - side }],
      children: [run(organ, 'body', smallSize, { scale }), run(`\t${on}`, 'body', smallSize)],
    }),
  );
}

/**
 * 版记: stands at the foot of the page on which the letter ends; its height is known beforehand. In the
 * letter format it is 抄送 alone, without rules (10.1).
 */
export function imprint(paper: LetterPaper): Table[] {
  const letter = paper.format === 'LETTER';
  const names = paper.copies.length === 0 ? '' : `${paper.copies.join('，')}。`;
  if (letter && names === '') return [];
  const rows = (letter ? 0 : 1) + Math.ceil(Array.from(names).length / namesInLine);
  const table = new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [width],
    layout: TableLayoutType.FIXED,
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      verticalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: twips(area.left),
      absoluteVerticalPosition: twips(bottom - rows * smallPitch - 2),
      overlap: OverlapType.NEVER,
    },
    borders: {
      top: letter ? none : thick,
      bottom: letter ? none : thick,
      left: none,
      right: none,
      insideHorizontal: letter ? none : thin,
      insideVertical: none,
    },
    rows: [...(names === '' ? [] : [copiesRow(names)]), ...(letter ? [] : [printedRow(paper)])],
  });
  return [table];
}
