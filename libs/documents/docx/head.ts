import { AlignmentType, BorderStyle, Paragraph } from 'docx';
import * as m from '../layout/measures.js';
import { draftNumber, type LetterPaper } from '../letter-paper.js';
import { bodyRun, bodySize, lines, redHex, ruleSize, run, twips } from './text-styles.js';

function redLines(head: readonly string[], drop: number): Paragraph[] {
  const longest = Math.max(...head.map((line) => Array.from(line).length));
  const size = Math.floor(Math.min(m.mastheadMost, m.area.width / longest));
  return head.map(
    (text, index) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { ...lines(size * 1.35), before: index === 0 ? twips(drop) : 0 },
        children: [run(text, 'title', size, { color: redHex })],
      }),
  );
}

/** 文件格式: the red head, the number, the red line. */
function documentHead({ head, signed }: LetterPaper): Paragraph[] {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...lines(m.pitch), before: twips(2 * m.pitch) },
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: redHex, space: 6 } },
    children: [bodyRun(signed?.number ?? draftNumber)],
  });
  return [...redLines(head, m.mastheadDrop), number];
}

/** One line of a red double rule, wider than the text area. */
function redRule(width: number, before: number): Paragraph {
  const beyond = twips(m.doubleRule.left - m.area.left);
  return new Paragraph({
    spacing: { ...lines(m.doubleRule.gap), before: twips(before) },
    indent: { left: beyond, right: beyond },
    border: {
      bottom: { style: BorderStyle.SINGLE, size: ruleSize(width), color: redHex, space: 0 },
    },
    children: [],
  });
}

/** 信函格式: the red head, a red double rule (thick, thin), the number at the right below it. */
function letterHead({ head, signed }: LetterPaper): Paragraph[] {
  const { thick, thin, drop, gap } = m.doubleRule;
  return [
    ...redLines(head, 0),
    redRule(thick, drop - gap),
    redRule(thin, 0),
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: { ...lines(bodySize * 1.2), before: twips(m.numberDrop) },
      children: [bodyRun(signed?.number ?? draftNumber)],
    }),
    new Paragraph({ spacing: lines(), children: [] }),
  ];
}

/** 版头. */
export const head = (paper: LetterPaper): Paragraph[] =>
  paper.format === 'LETTER' ? letterHead(paper) : documentHead(paper);
