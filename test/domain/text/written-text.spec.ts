import {
  refusalInWords,
  refusedInLine,
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
  test.each(odd.refused)('%s, with its place', (_name, text) => {
    for (const look of [refusedInLine, refusedInText])
      expect(look(text)).toMatchObject({ place: 3 });
  });
  test.each(odd.refusedInLine)('%s on one line only', (_name, text) => {
    expect(refusedInLine(text)).toMatchObject({ place: 3 });
    expect(refusedInText(text)).toBeNull();
  });
  test.each(odd.ordinary)('%s may stand', (_name, text) => {
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
