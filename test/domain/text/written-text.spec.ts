import {
  refusalInWords,
  isXmlText,
  refusedInLine,
  refusedInPaste,
  refusedInText,
  withoutInvisible,
} from '#domain/text/refused-characters.js';
import { isVisible } from '#domain/text/visible.js';
import * as odd from '../../support/odd-characters.js';

describe('可见字符 › something to read', () => {
  test.each(odd.invisible)('%s is nothing', (_name, text) => expect(isVisible(text)).toBe(false));
  test.each(odd.ordinary)('%s is something', (_name, text) => expect(isVisible(text)).toBe(true));
  test('one character among blanks is enough', () =>
    expect(isVisible('\u200B\u3000可\u2060')).toBe(true));
});

describe('拒收字符 › what no text may hold', () => {
  test.each([...odd.refused, ...odd.refusedMarks])('%s, with its place', (_name, text) => {
    for (const look of [refusedInLine, refusedInText, refusedInPaste])
      expect(look(text)).toMatchObject({ place: 3 });
  });
  test.each(odd.refusedUnlessPasted)('%s, save in what is pasted', (_name, text) => {
    for (const look of [refusedInLine, refusedInText])
      expect(look(text)).toMatchObject({ place: 3, kind: 'INVISIBLE' });
    expect(refusedInPaste(text)).toBeNull();
  });
  test('what stands for something lost is to be written otherwise, the rest removed', () => {
    for (const [text, kind, zh, en] of [
      ['李\uE000', 'PRIVATE_USE', '请改写', 'write it otherwise'],
      ['李\uFFFD', 'LOST', '请改写', 'write it otherwise'],
      ['a\u0301\u0301\u0301', 'STACKED', '请删去', 'remove it'],
      ['\u0301', 'NO_LETTER', '请删去', 'remove it'],
      ['李\u0E47\u0E47\u0E47\u0E47\u0E47', 'STACKED', '请删去', 'remove it'],
    ] as const) {
      const found = refusedInLine(text);
      expect(found).toMatchObject({ kind, place: Array.from(text).length });
      expect(found && refusalInWords(found)).toEqual([
        expect.stringContaining(zh),
        expect.stringContaining(en),
      ]);
    }
  });
  test('whatever a text is allowed to hold, XML can carry', () => {
    for (const [, text] of [...odd.ordinary, ...odd.refusedUnlessPasted])
      expect(isXmlText(text)).toBe(true);
    for (let code = 0; code < 0x11_0000; code += code > 0x1_0000 ? 0xff : 1) {
      const text = String.fromCodePoint(code);
      if (!isXmlText(text)) expect([code, refusedInPaste(text)]).not.toEqual([code, null]);
    }
  });
  test.each(odd.refusedInLine)('%s on one line only', (_name, text) => {
    expect(refusedInLine(text)).toMatchObject({ place: 3 });
    expect(refusedInText(text)).toBeNull();
  });
  test.each([...odd.ordinary, ...odd.hardlyPrinted])('%s may stand', (_name, text) => {
    expect(refusedInLine(text)).toBeNull();
    expect(refusedInText(text)).toBeNull();
  });
  test('emoji of several characters may stand in a comment', () => {
    expect(refusedInText('👨‍👩‍👧 已核👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ☎\uFE0F ❤\uFE0F\u200D🔥 1\uFE0F\u20E3')).toBeNull();
  });
  test('a long run of what nobody sees is read in one go', () => {
    expect(refusedInPaste(`甲${'\uFE0F'.repeat(200_000)}`)).toBeNull();
  });
  test.each([
    ['tags that spell no flag', '🏴\u{E0068}\u{E0069}\u{E007F}', 2],
    ['a flag’s tags on another picture', '🏳\u{E0067}\u{E0062}', 2],
    ['a selector on a figure', '1\uFE0F2', 2],
    ['two selectors', '☎\uFE0F\uFE0F', 3],
    ['a selector on Chinese', '葛\uFE00', 2],
  ])('%s may not', (_name, text, place) => {
    expect(refusedInText(text)).toMatchObject({ place, kind: 'INVISIBLE' });
  });
  test('the place is counted as people count, and said in both languages', () => {
    const found = refusedInLine('𠮷𠮷\u202E');
    expect(found).toEqual({ place: 3, code: 'U+202E', kind: 'BIDIRECTIONAL' });
    expect(found && refusalInWords(found)).toEqual([
      expect.stringContaining('第 3 个字符'),
      expect.stringContaining('Character 3'),
    ]);
  });
  test('a pasted text is read without what nobody sees', () => {
    expect(withoutInvisible('1\u200B月\uFEFF1日\n葛\u{E0100}')).toBe('1月1日\n葛');
  });
});
