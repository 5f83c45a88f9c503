import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { dayInLetter } from '#domain/letters/letter-words.js';
import { instantText, startOf } from '#domain/time/instant.js';
import * as m from '../layout/measures.js';
import { addressOf, draftLine, draftNumber, headingIn, type LetterPaper } from '../letter-paper.js';
import { imprintTable } from './imprint-table.js';
import { steadyZip } from './steady-zip.js';
import { bodyRun, bodySize, lines, official, run, twips } from './text-styles.js';

const redHex = m.red.slice(1);
const noticeSize = 8;

/** 版头: the red head, the number, the red line. */
function head({ masthead, signed }: LetterPaper): Paragraph[] {
  const longest = Math.max(...masthead.map((line) => Array.from(line).length));
  const size = Math.floor(Math.min(m.mastheadMost, m.area.width / longest));
  const height = size * 1.35;
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...lines(m.pitch), before: twips(2 * m.pitch) },
    border: {
      bottom: { style: BorderStyle.SINGLE, size: 12, color: redHex, space: 6 },
    },
    children: [bodyRun(signed?.number ?? draftNumber)],
  });
  const mast = masthead.map(
    (text, index) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { ...lines(height), before: index === 0 ? twips(m.mastheadDrop) : 0 },
        children: [run(text, 'title', size, { color: redHex })],
      }),
  );
  return [...mast, number];
}

const empty = (height = m.pitch): Paragraph =>
  new Paragraph({ spacing: lines(height), children: [] });

/** 主体: every line 28 characters, two of them as the indent of a paragraph. */
function main({ title, recipients, body, organ, signed }: LetterPaper): Paragraph[] {
  const two = twips(2 * m.em);
  const organWidth = twips(Array.from(organ).length * m.em);
  const left = twips(m.area.width) - two - organWidth;
  return [
    empty(),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...lines(m.titlePitch), before: twips(m.pitch / 2) },
      indent: { left: two, right: two },
      children: [run(title, 'title', m.titleSize)],
    }),
    empty(),
    new Paragraph({
      alignment: AlignmentType.BOTH,
      spacing: lines(),
      children: [bodyRun(addressOf(recipients))],
    }),
    ...body.map((paragraph) => {
      const { heading, text } = headingIn(paragraph);
      return new Paragraph({
        alignment: AlignmentType.BOTH,
        spacing: lines(),
        indent: { firstLine: two },
        widowControl: false,
        autoSpaceEastAsianText: false,
        children: [...(heading === '' ? [] : [bodyRun(heading, 'heading')]), bodyRun(text)],
      });
    }),
    new Paragraph({ spacing: lines(), keepNext: true, children: [] }),
    new Paragraph({
      spacing: lines(),
      keepNext: true,
      indent: { left },
      children: [bodyRun(organ)],
    }),
    new Paragraph({
      spacing: lines(),
      indent: { left: left + two },
      children: [bodyRun(signed ? dayInLetter(signed.on) : '年　　月　　日')],
    }),
  ];
}

/** Page number between dashes, on the outer side; below it what the pack wants said. */
function foot(paper: LetterPaper, side: 'ODD' | 'EVEN'): Footer {
  const name = official.page;
  const odd = side === 'ODD';
  const notices = [paper.signed ? null : draftLine, paper.notice].filter((each) => each !== null);
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
      ...notices.map(
        (notice) =>
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [run(notice, 'body', noticeSize, { color: '666666' })],
          }),
      ),
    ],
  });
}

function draftHeader(): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [run(draftLine, 'heading', bodySize, { color: '999999' })],
      }),
    ],
  });
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The library stamps the hour of the machine; a letter carries its own day. */
function properties(paper: LetterPaper): string {
  const stamp = instantText(paper.signed ? startOf(paper.signed.on) : 0);
  const at = (name: string): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${stamp}</dcterms:${name}>`;
  return `<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(paper.title)}</dc:title><dc:subject>${escaped(paper.signed?.number ?? draftLine)}</dc:subject><dc:creator>${escaped(paper.organ)}</dc:creator><cp:keywords>${paper.id}</cp:keywords>${at('created')}${at('modified')}</cp:coreProperties>`;
}

/** A letter as .docx in the layout of GB/T 9704—2012; the same letter is the same bytes. */
export async function letterDocx(paper: LetterPaper): Promise<Buffer> {
  const header = paper.signed ? undefined : { default: draftHeader(), even: draftHeader() };
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(m.page.width), height: twips(m.page.height) },
            margin: {
              top: twips(m.area.top),
              left: twips(m.area.left),
              right: twips(m.page.width - m.right),
              bottom: twips(m.page.height - m.bottom),
              header: twips(42),
              footer: twips(34),
              gutter: 0,
            },
          },
        },
        ...(header && { headers: header }),
        footers: { default: foot(paper, 'ODD'), even: foot(paper, 'EVEN') },
        children: [...head(paper), ...main(paper), imprintTable(paper), empty(1)],
      },
    ],
  });
  const overrides = [{ path: 'docProps/core.xml', data: properties(paper) }];
  return steadyZip(await Packer.toBuffer(document, undefined, overrides));
}
