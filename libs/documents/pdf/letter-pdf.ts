// oxlint-disable-next-line import/no-named-as-default -- its types know the default export only
import PDFDocument from 'pdfkit';
import { startOf } from '#domain/time/instant.js';
import * as m from '../layout/measures.js';
import { draftLine, draftMark, type LetterPaper } from '../letter-paper.js';
import { LetterNotPrintable, type Unprintable } from '../unprintable.js';
import { drawHead } from './head.js';
import { imprint } from './imprint.js';
import type { LetterFonts } from './letter-fonts.js';
import { Pen } from './pen.js';
import { mainRows } from './rows.js';

const noticeSize = 8;
const grey = '#666666';
const markSize = 150;

/** 主体 and 版记, over as many pages as they need. */
function drawText(pen: Pen, paper: LetterPaper): void {
  const { rows, kept } = mainRows(pen, paper);
  let y = drawHead(pen, paper);
  const turn = (): void => {
    pen.document.addPage();
    y = m.area.top;
  };
  rows.forEach((row, index) => {
    const together = index === rows.length - kept ? rows.slice(index) : [row];
    const needed = together.reduce((sum, { height }) => sum + height, 0);
    if (y + needed > m.bottom + 0.1) turn();
    row.draw(y);
    y += row.height;
  });
  const foot = imprint(pen, paper);
  if (!foot) return;
  if (y + foot.height > m.bottom) turn();
  foot.draw(m.bottom - foot.height);
}

function drawNumber(pen: Pen, number: number): void {
  const pieces = pen.pieces(`— ${number} —`, 'page', m.smallSize);
  const x =
    number % 2 === 1 ? m.right - m.smallSize - pen.width(pieces) : m.area.left + m.smallSize;
  pen.line({ pieces, spacing: 0 }, x, m.bottom + m.pageNumberDrop + m.smallSize, m.smallSize);
}

/** Page number (odd right, even left; none on the first page of the letter format), the pack's notice and the faces used; on a draft its mark. */
function drawFoot(pen: Pen, paper: LetterPaper, number: number, substitution: string | null): void {
  const { document } = pen;
  if (number > 1 || paper.format === 'DOCUMENT') drawNumber(pen, number);
  const notices = [paper.signed ? null : draftLine, paper.notice, substitution];
  const said = notices.filter((notice) => notice !== null);
  document.fillColor(grey);
  said.forEach((notice, index) => {
    const words = pen.pieces(notice, 'body', noticeSize);
    const left = (m.page.width - pen.width(words)) / 2;
    const y = m.page.height - 48 + index * noticeSize * 1.5;
    pen.line({ pieces: words, spacing: 0 }, left, y, noticeSize);
  });
  document.fillColor('black');
  if (paper.signed) return;
  const mark = pen.pieces(draftMark, 'title', markSize);
  const middle = { x: m.page.width / 2, y: m.page.height / 2 };
  document.save().fillColor('black', 0.07);
  document.rotate(-45, { origin: [middle.x, middle.y] });
  const left = middle.x - pen.width(mark) / 2;
  pen.line({ pieces: mark, spacing: 0 }, left, middle.y + markSize * 0.38, markSize);
  document.restore();
}

/** What the foot says of the faces that stood in. */
function substitutionOf({ substitution }: LetterFonts, rare: ReadonlySet<string>): string | null {
  if (rare.size === 0) return substitution;
  const said = `生僻字用 ${[...rare].join('、')}`;
  return substitution === null ? said : `${substitution}，${said}`;
}

/** The characters of a letter that none of the faces at hand can set; nothing is drawn. */
export async function unprintableOf(
  paper: LetterPaper,
  fonts: LetterFonts,
): Promise<readonly Unprintable[]> {
  return await new Pen(new PDFDocument({ autoFirstPage: false }), fonts).lookFor(paper);
}

/**
 * A letter as PDF in the layout of GB/T 9704—2012. Its dates are those of the letter, so that the
 * same letter is the same bytes whenever and wherever it is set with the same faces.
 */
export async function letterPdf(paper: LetterPaper, fonts: LetterFonts): Promise<Buffer> {
  const stamp = new Date(paper.signed ? startOf(paper.signed.on) : 0);
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: paper.title,
      Author: paper.organ,
      Subject: paper.signed?.number ?? draftLine,
      Keywords: paper.id,
      Creator: 'Tongchou',
      Producer: 'Tongchou',
      CreationDate: stamp,
      ModDate: stamp,
    },
  });
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  const pen = new Pen(document, fonts);
  const faults = await pen.lookFor(paper);
  if (faults.length > 0) throw new LetterNotPrintable(faults);
  drawText(pen, paper);
  const substitution = substitutionOf(fonts, pen.rare);
  const { count } = document.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    document.switchToPage(index);
    drawFoot(pen, paper, index + 1, substitution);
  }
  document.end();
  return await whole;
}
