import * as fc from 'fast-check';
import { breakLines, piecesOf } from '#documents/layout/break-lines.js';

const em = 10;
/** Chinese characters are one em wide, everything else half of one. */
const measure = (text: string): number =>
  Array.from(text).reduce((sum, each) => sum + (each.charCodeAt(0) < 128 ? em / 2 : em), 0);
const set = (text: string, characters: number, indent = 0): string[] =>
  breakLines(piecesOf(text, 'body', measure), characters * em, { indent: indent * em }).map(
    ({ pieces }) => pieces.map((piece) => piece.text).join(''),
  );

describe('lines of Chinese text', () => {
  test('no closing mark begins a line, no opening one ends it', () => {
    expect(set('请于月底前上划，逾期计入考', 7)).toEqual(['请于月底前上', '划，逾期计入考']);
    expect(set('依据该文件的《实施方案》办理', 7)).toEqual([
      '依据该文件的',
      '《实施方案》办',
      '理',
    ]);
    expect(set('依据该实施方案》》办理', 7)).toEqual(['依据该实施方', '案》》办理']);
  });

  test('figures and clause ids stay in one piece', () => {
    expect(set('应上划1,234,567.80元', 8)).toEqual(['应上划', '1,234,567.80元']);
    expect(set('一二三四五六LS-5.b', 8)).toEqual(['一二三四五六', 'LS-5.b']);
  });

  test('a first line is shorter by its indent, a word longer than a line still ends', () => {
    expect(set('一二三四五六七八', 5, 2)).toEqual(['一二三', '四五六七八']);
    expect(set('a'.repeat(30), 5)).toEqual(['a'.repeat(30)]);
  });

  test('whatever the text: nothing is lost, and every full line fills its width', () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from('一丁七万丈三上下，。、；：“”（）《》12.a—')),
      minLength: 1,
      maxLength: 120,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 28 }), (words, characters) => {
        const lines = breakLines(piecesOf(words, 'body', measure), characters * em);
        const joined = lines.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('');
        expect(joined).toBe(words);
        for (const { pieces, spacing } of lines) {
          const letters = pieces.map((piece) => piece.text).join('');
          const width = measure(letters) + spacing * (Array.from(letters).length - 1);
          expect(width).toBeLessThanOrEqual(characters * em + 0.01);
        }
      }),
    );
  });
});
