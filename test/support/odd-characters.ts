/** Texts with nothing to read in them: what "needed" text may not be. */
export const invisible: readonly (readonly [name: string, text: string])[] = [
  ['nothing', ''],
  ['spaces', ' \u00A0\u2003\u3000'],
  ['line ends', '\n\r\n\t'],
  ['zero width', '\u200B\u200C\u200D\u2060\u2063\u2064'],
  ['byte order mark', '\uFEFF'],
  ['soft hyphen', '\u00AD'],
  ['Hangul fillers', '\u3164\u115F\u1160\uFFA0'],
  ['Braille blank', '\u2800'],
  ['variation selectors', '\uFE0F\u{E0100}'],
  ['a mark without a base', '\u0301\u20DD'],
  ['Mongolian vowel separator', '\u180E'],
  ['grapheme joiner', '\u034F'],
  ['tags', '\u{E0041}\u{E007F}'],
  ['private use', '\uE000'],
  ['object replacement', '\uFFFC'],
];

/** Texts with a character that no text may hold. */
export const refused: readonly (readonly [name: string, text: string])[] = [
  ...['061C', '200E', '200F', '202A', '202B', '202C', '202D', '202E'].map(bidirectional),
  ...['2066', '2067', '2068', '2069'].map(bidirectional),
  ['NUL', '督办\u0000函'],
  ['escape', '督办\u001B函'],
  ['a C1 control', '督办\u009B函'],
  ['half a pair', '督办\uD842函'],
  ['the other half', '督办\uDFB7函'],
  ['U+FFFE', '督办\uFFFE函'],
  ['U+1FFFF', '督办\u{1FFFF}函'],
  ['U+FDD0', '督办\uFDD0函'],
  ['a code not given to a character', '督办\u0378函'],
  ['a code not given to a character of Chinese', '督办\u{3FFF0}函'],
];

/** The same, save for a text that is pasted from elsewhere and read for its words. */
export const refusedUnlessPasted: readonly (readonly [name: string, text: string])[] = [
  ['zero width', '督办\u200B函'],
  ['a joiner where no picture is', '督办\u200D函'],
  ['byte order mark', '督办\uFEFF函'],
  ['soft hyphen', '督办\u00AD函'],
  ['a filler', '督办\u3164函'],
];

/** Texts that may not stand on one line, and may in a comment. */
export const refusedInLine: readonly (readonly [name: string, text: string])[] = [
  ['a line break', '督办\n函'],
  ['a tab', '督办\t函'],
];

/** Texts as they are written in Chinese offices. */
export const ordinary: readonly (readonly [name: string, text: string])[] = [
  ['Chinese', '请于十月十二日前补缴，逾期将通报。'],
  ['a rare character', '𠮷野家㑇㐂𬱖'],
  ['a chosen glyph', '葛\u{E0100}城'],
  ['a name of a minority', '阿布都拉·买买提'],
  ['brackets and numbers', '丽医保督〔2022〕1号（补）《通知》“二”'],
  ['one full stop', '。'],
  ['Latin with accents', 'Zoë e\u0301'],
];

/** A character of Chinese, encoded in 2020, that hardly any font has: it may be written, not printed. */
export const hardlyPrinted: readonly (readonly [name: string, text: string])[] = [
  ['a new character', '𰻞𰻞面'],
];

function bidirectional(code: string): readonly [string, string] {
  return [`U+${code}`, `督办${String.fromCodePoint(Number.parseInt(code, 16))}函`];
}
