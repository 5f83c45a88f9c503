import { AlignmentType, Document, Header, Packer, Paragraph } from 'docx';
import { dayInLetter } from '#domain/letters/letter-words.js';
import { instantText, startOf } from '#domain/time/instant.js';
import * as m from '../layout/measures.js';
import { addressOf, draftLine, headingIn, type LetterPaper } from '../letter-paper.js';
import { firstFoot, foot } from './foot.js';
import { head } from './head.js';
import { imprint } from './imprint.js';
import { steadyZip } from './steady-zip.js';
import { bodyRun, bodySize, lines, run, twips } from './text-styles.js';

const empty = (height = m.pitch): Paragraph =>
  new Paragraph({ spacing: lines(height), children: [] });

/** 主体: every line 28 characters, two of them as the indent of a paragraph. */
function main({ format, title, recipients, body, organ, signed }: LetterPaper): Paragraph[] {
  const two = twips(2 * m.em);
  const organWidth = twips(Array.from(organ).length * m.em);
  const left = twips(m.area.width) - two - organWidth;
  return [
    empty(),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: {
        ...lines(m.titlePitch),
        before: twips(format === 'LETTER' ? m.pitch : m.pitch / 2),
      },
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
  const header = paper.signed
    ? undefined
    : { default: draftHeader(), even: draftHeader(), first: draftHeader() };
  const letter = paper.format === 'LETTER';
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          titlePage: letter,
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
        footers: {
          default: foot(paper, 'ODD'),
          even: foot(paper, 'EVEN'),
          ...(letter && { first: firstFoot(paper) }),
        },
        children: [...head(paper), ...main(paper), ...imprint(paper), empty(1)],
      },
    ],
  });
  const overrides = [{ path: 'docProps/core.xml', data: properties(paper) }];
  return steadyZip(await Packer.toBuffer(document, undefined, overrides));
}
