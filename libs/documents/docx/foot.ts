import {
  AlignmentType,
  BorderStyle,
  Footer,
  HeightRule,
  OverlapType,
  PageNumber,
  Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import * as m from '../layout/measures.js';
import { draftLine, type LetterPaper } from '../letter-paper.js';
import { lines, official, redHex, ruleSize, run, twips } from './text-styles.js';

const noticeSize = 8;

/** What the pack wants said at the foot, and on a draft that it is one. */
const notices = (paper: LetterPaper): Paragraph[] =>
  [paper.signed ? null : draftLine, paper.notice]
    .filter((each) => each !== null)
    .map(
      (notice) =>
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [run(notice, 'body', noticeSize, { color: '666666' })],
        }),
    );

/** Page number between dashes, on the outer side; below it the notices. */
export function foot(paper: LetterPaper, side: 'ODD' | 'EVEN'): Footer {
  const name = official.page;
  const odd = side === 'ODD';
  return new Footer({
    children: [
      new Paragraph({
        alignment: odd ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: odd ? { right: twips(m.smallSize) } : { left: twips(m.smallSize) },
        children: [
          new TextRun({
            size: m.smallSize * 2,
            font: { ascii: name, hAnsi: name, eastAsia: name, cs: name },
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
      ...notices(paper),
    ],
  });
}

const { left, width, thick, gap, thin, fromBottom } = m.doubleRule;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const red = (points: number) => ({
  style: BorderStyle.SINGLE,
  size: ruleSize(points),
  color: redHex,
});

/** The second red double rule (thin, thick), 20 mm above the lower edge whatever stands on the page. */
const secondRule = (): Table =>
  new Table({
    width: { size: twips(width), type: WidthType.DXA },
    columnWidths: [twips(width)],
    layout: TableLayoutType.FIXED,
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      verticalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: twips(left),
      absoluteVerticalPosition: twips(m.page.height - fromBottom - m.doubleRuleHeight),
      overlap: OverlapType.NEVER,
    },
    borders: {
      top: red(thin),
      bottom: red(thick),
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: [
      new TableRow({
        height: { value: twips(gap + (thin + thick) / 2), rule: HeightRule.EXACT },
        children: [
          new TableCell({
            width: { size: twips(width), type: WidthType.DXA },
            margins: { left: 0, right: 0, top: 0, bottom: 0 },
            children: [new Paragraph({ spacing: lines(1), children: [] })],
          }),
        ],
      }),
    ],
  });

/** The first page of the letter format: the second double rule, and no page number. */
export const firstFoot = (paper: LetterPaper): Footer =>
  new Footer({ children: [secondRule(), new Paragraph({ children: [] }), ...notices(paper)] });
