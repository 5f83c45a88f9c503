import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import {
  LetterNotPrintable,
  renderDocx,
  renderLetter,
  renderPdf,
  unprintable,
} from '#documents/render-letter.js';
import { partsOf, textOfPdf, wordsOf } from './open-files.js';
import { kinds, sampleLetter } from './sample-letters.js';
import { untilTrue } from '../support/until.js';

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe.each(kinds)('%s', (kind) => {
  test('says the same in both files, with number, figures and the pack’s notice', async () => {
    const paper = sampleLetter(kind, 'SIGNED');
    const { pdf, docx } = await renderLetter(paper, undefined);
    const parts = partsOf(docx);
    const body = wordsOf(parts.get('word/document.xml') ?? '').replaceAll('\n', '');
    const whole = textOfPdf(pdf);
    const shown = whole
      .replaceAll(/— \d+ —/g, '')
      .replaceAll(paper.notice ?? '', '')
      .replaceAll('字体替代：以 Noto Serif SC 代替仿宋、小标宋、黑体、宋体', '');
    const expected = [
      ...paper.head,
      paper.signed?.number ?? '',
      paper.title,
      `${paper.recipients.join('，')}：`,
      ...paper.body,
      paper.organ,
      `${paper.copies.join('，')}。`,
      ...(paper.format === 'DOCUMENT' ? ['2022年5月10日印发'] : []),
    ];
    for (const words of expected) {
      expect(body).toContain(words);
      expect(shown).toContain(words);
    }
    const feet = [...parts]
      .filter(([name]) => /footer\d+\.xml$/.test(name))
      .map(([, xml]) => wordsOf(xml));
    expect(feet).toHaveLength(paper.format === 'LETTER' ? 3 : 2);
    for (const foot of feet) expect(foot).toContain(paper.notice);
    expect(whole).toContain(paper.notice);
    expect(whole.includes('— 1 —')).toBe(paper.format === 'DOCUMENT');
    for (const said of [body, whole]) {
      expect(said).not.toContain('条款编号');
      expect(said).not.toMatch(/LS-/);
    }
  });

  test('has the head of its format', async () => {
    const paper = sampleLetter(kind, 'SIGNED');
    const { pdf, docx } = await renderLetter(paper, undefined);
    const body = wordsOf(partsOf(docx).get('word/document.xml') ?? '').replaceAll('\n', '');
    for (const said of [body, textOfPdf(pdf)]) {
      expect(said.startsWith(`${paper.organ}文件`)).toBe(kind !== 'SUPERVISION_ORDER');
      expect(said.startsWith(paper.organ)).toBe(true);
      expect(said.includes('10日印发')).toBe(kind !== 'SUPERVISION_ORDER');
    }
  });
});

describe('a letter’s paper', () => {
  test('is the same bytes whenever it is set', async () => {
    const first = await renderLetter(sampleLetter('INTERVIEW', 'SIGNED'), undefined);
    const second = (): number => Math.floor(Date.now() / 1_000);
    const then = second();
    await untilTrue(() => second() > then);
    const again = await renderLetter(sampleLetter('INTERVIEW', 'SIGNED'), undefined);
    expect(hashOf(again.pdf)).toBe(hashOf(first.pdf));
    expect(hashOf(again.docx)).toBe(hashOf(first.docx));
  });

  test('a draft says so on every page and has no number', async () => {
    const paper = sampleLetter('SUPERVISION_ORDER', 'DRAFT');
    const shown = textOfPdf(await renderPdf(paper, undefined));
    const pages = shown.match(/— \d+ —/g) ?? [];
    // The first page of the letter format has no number.
    expect(shown.match(/未经签发，不具效力/g)).toHaveLength(pages.length + 1);
    expect(shown).toContain('草稿，签发时编号');
    expect(shown).not.toContain('号督');
    const header = partsOf(await renderDocx(paper)).get('word/header1.xml') ?? '';
    expect(wordsOf(header)).toContain('草稿：未经签发，不具效力');
  });

  test('names the faces it used in place of the official ones', async () => {
    const shown = textOfPdf(await renderPdf(sampleLetter('INTERVIEW', 'SIGNED'), undefined));
    expect(shown).toContain('字体替代：以 Noto Serif SC 代替仿宋、小标宋、黑体、宋体');
  });

  test('rare characters of names are set, and one that no face has is refused by name', async () => {
    const paper = sampleLetter('INTERVIEW', 'SIGNED');
    const named = { ...paper, body: ['刘䶮、李昇已阅。'] };
    expect(textOfPdf(await renderPdf(named, undefined))).toContain('刘䶮、李昇已阅');
    const tibetan = { ...paper, body: ['甲。', '乙ཀ'] };
    await expect(renderPdf(tibetan, undefined)).rejects.toThrow(
      /正文第2段第 2 个字“ཀ”（U\+0F40）.*TONGCHOU_FONTS/,
    );
  });

  test('a name of Chinese that the letter’s faces lack is set in one that has it, never as a box', async () => {
    const paper = {
      ...sampleLetter('INTERVIEW', 'SIGNED'),
      body: ['联系人：𠮷㑇𬱖、𨭎，葛城。'],
    };
    expect(await unprintable(paper, undefined)).toEqual([]);
    const { pdf, docx } = await renderLetter(paper, undefined);
    expect(textOfPdf(pdf)).toContain('联系人：𠮷㑇𬱖、𨭎，葛');
    expect(pdf.toString('latin1')).toMatch(/\/FontName \/[A-Z]{6}\+HanaMinB/);
    expect(textOfPdf(pdf)).toContain('生僻字用 HanaMin');
    expect(wordsOf(partsOf(docx).get('word/document.xml') ?? '')).toContain('𠮷㑇𬱖');
  });

  test('every character that cannot be printed is named with its place, once in each part', async () => {
    const paper = {
      ...sampleLetter('INTERVIEW', 'SIGNED'),
      title: '关于😀的通知',
      body: ['甲', '𠮷😀😀', '按\u200B期', '李\uE000', '葛\u{E0100}城'],
    };
    const found = await unprintable(paper, undefined);
    expect(found.map(({ pointer, place, code }) => [pointer, place, code])).toEqual([
      ['/title', 3, 'U+1F600'],
      ['/body/1', 2, 'U+1F600'],
      ['/body/2', 2, 'U+200B'],
      ['/body/3', 2, 'U+E000'],
      ['/body/4', 2, 'U+E0100'],
    ]);
    for (const { message } of found) {
      expect(message.zh).toMatch(/个字/);
      expect(message.en).toMatch(/[Cc]haracter \d/);
    }
    await expect(renderPdf(paper, undefined)).rejects.toBeInstanceOf(LetterNotPrintable);
  });

  test.each(kinds)(
    '%s: every part of the .docx is well-formed XML, whatever is written',
    async (kind) => {
      const paper = sampleLetter(kind, 'DRAFT');
      const odd = { ...paper, body: [...paper.body, '<甲>&"乙"\'丙\'😀 e\u0301 ]]>'] };
      for (const [name, xml] of partsOf(await renderDocx(odd))) {
        if (!/\.(xml|rels)$/.test(name)) continue;
        const parser = new SaxesParser();
        parser.on('error', (error) => {
          throw new Error(`${name}: ${error.message}`);
        });
        expect(() => parser.write(xml).close()).not.toThrow();
      }
    },
  );

  test.each(['\uFFFE', '\uFFFF', '\u0001', '\uD842'])(
    'what XML cannot carry is no .docx',
    async (character) => {
      const paper = { ...sampleLetter('INTERVIEW', 'DRAFT'), body: [`甲${character}`] };
      await expect(renderDocx(paper)).rejects.toBeInstanceOf(LetterNotPrintable);
    },
  );

  test('a folder of fonts that is not there is told, not passed over', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
    rmSync(folder, { recursive: true });
    const set = renderPdf(sampleLetter('INTERVIEW', 'SIGNED'), folder);
    await expect(set).rejects.toThrow(/TONGCHOU_FONTS/);
  });
});
