// oxlint-disable-next-line import/no-named-as-default -- its types know the default export only
import PDFDocument from 'pdfkit';
import { startOf } from '#domain/time/instant.js';
import * as m from '../layout/measures.js';
import { draftLine, draftMark, draftNumber, type LetterPaper } from '../letter-paper.js';
import { imprint } from './imprint.js';
import type { LetterFonts } from './letter-fonts.js';
import { Pen } from './pen.js';
import { baseline, mainRows } from './rows.js';

const noticeSize = 8;
const grey = '#666666';
const markSize = 150;

/** 版头: the red head, the number and the red line; answers where the title may begin. */
function drawHead(pen: Pen, { masthead, signed }: LetterPaper): number {
  const longest = Math.max(...masthead.map((line) => Array.from(line).length));
  const size = Math.min(m.mastheadMost, m.area.width / longest);
  let y = m.area.top + m.mastheadDrop;
  pen.document.fillColor(m.red);
  for (const text of masthead) {
    const pieces = pen.pieces(text, 'title', size);
    const x = m.area.left + (m.area.width - pen.width(pieces)) / 2;
    pen.line({ pieces, spacing: 0 }, x, y + size * 0.88, size);
    y += size * 1.35;
  }
  pen.document.fillColor('black');
  y += 2 * m.pitch - size * 0.35;
  const number = pen.pieces(signed?.number ?? draftNumber, 'body', m.em);
  const x = m.area.left + (m.area.width - pen.width(number)) / 2;
  pen.line({ pieces: number, spacing: 0 }, x, baseline(y, m.em, m.em), m.em);
  y += m.em + m.redLineDrop;
  pen.document.lineWidth(1.5).strokeColor(m.red);
  pen.document.moveTo(m.area.left, y).lineTo(m.right, y).stroke();
  return y + 2 * m.pitch - m.pitch / 2;
}

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
  if (y + foot.height > m.bottom) turn();
  foot.draw(m.bottom - foot.height);
}

/** Page number (odd right, even left), the pack's notice and the faces used; on a draft its mark. */
function drawFoot(pen: Pen, paper: LetterPaper, number: number, substitution: string | null): void {
  const { document } = pen;
  const pieces = pen.pieces(`— ${number} —`, 'page', m.smallSize);
  const x =
    number % 2 === 1 ? m.right - m.smallSize - pen.width(pieces) : m.area.left + m.smallSize;
  pen.line({ pieces, spacing: 0 }, x, m.bottom + m.pageNumberDrop + m.smallSize, m.smallSize);
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
  drawText(pen, paper);
  const { count } = document.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    document.switchToPage(index);
    drawFoot(pen, paper, index + 1, fonts.substitution);
  }
  document.end();
  return await whole;
}
