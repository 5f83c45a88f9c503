import {
  refusalInWords,
  isXmlText,
  refusedInLine,
  refusedInPaste,
  refusedInText,
  refusedOnPaper,
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
  test.each(odd.refused)('%s, with its place', (_name, text) => {
    for (const look of [refusedInLine, refusedInText, refusedInPaste, refusedOnPaper])
      expect(look(text)).toMatchObject({ place: 3 });
  });
  test.each(odd.refusedUnlessPasted)('%s, save in what is pasted', (_name, text) => {
    for (const look of [refusedInLine, refusedInText, refusedOnPaper])
      expect(look(text)).toMatchObject({ place: 3, kind: 'INVISIBLE' });
    expect(refusedInPaste(text)).toBeNull();
  });
  test('a character of private use on paper only', () => {
    expect(refusedOnPaper('李\uE000')).toEqual({ place: 2, code: 'U+E000', kind: 'PRIVATE_USE' });
    expect(refusedInLine('李\uE000')).toBeNull();
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
    expect(refusedInText('👨‍👩‍👧 已核👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿')).toBeNull();
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
    expect(withoutInvisible('1\u200B月\uFEFF1日\n葛\u{E0100}')).toBe('1月1日\n葛\u{E0100}');
  });
});
