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
  ...['061C', '200E', '200F', '202A', '202B', '202C', '202D', '202E'].map(named),
  ...['2066', '2067', '2068', '2069'].map(named),
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
  ...Array.from({ length: 17 }, (_, plane) => plane * 0x1_0000 + 0xfffe).flatMap((code) =>
    [code, code + 1].map((each) => named(each.toString(16))),
  ),
  ['private use', '督办\uE000函'],
  ['private use of plane 15', '督办\u{F0000}函'],
  ['private use of plane 16', '督办\u{10FFFD}函'],
  ['a lost character', '督办\uFFFD函'],
];

/** Texts whose third character is a mark that may not stand there. */
export const refusedMarks: readonly (readonly [name: string, text: string])[] = [
  ['a third accent', '李ế\u0303函'],
  ['an accent without a letter', '督 \u0301函'],
];

/** The same, save for a text that is pasted from elsewhere and read for its words. */
export const refusedUnlessPasted: readonly (readonly [name: string, text: string])[] = [
  ['zero width', '督办\u200B函'],
  ['a joiner where no picture is', '督办\u200D函'],
  ['byte order mark', '督办\uFEFF函'],
  ['soft hyphen', '督办\u00AD函'],
  ['a filler', '督办\u3164函'],
  ...['115F', '1160', 'FFA0', '2800', 'FFFC', '17B4', '180E', '2D7F', '1D159'].map(named),
  ...['FFF9', 'FFFA', 'FFFB', 'E0001', 'E0041', 'E007F', 'E0FFF', '1D173'].map(named),
  ...['FE00', 'FE0E', 'FE0F', '180B', 'E0100', 'E01EF'].map(named),
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
  ['a name of a minority', '阿布都拉·买买提'],
  ['brackets and numbers', '丽医保督〔2022〕1号（补）《通知》“二”'],
  ['one full stop', '。'],
  ['Latin with accents', 'Zoë e\u0301'],
  ['two accents on a letter', 'Nguye\u0302\u0303n'],
  ['Tibetan', 'བསྒྲུབས་'],
  ['Mongolian with a selector', 'ᠮᠣᠩᠭᠣᠯ\u180B'],
];

/** A character of Chinese, encoded in 2020, that hardly any font has: it may be written, not printed. */
export const hardlyPrinted: readonly (readonly [name: string, text: string])[] = [
  ['a new character', '𰻞𰻞面'],
];

function named(code: string): readonly [string, string] {
  return [`U+${code}`, `督办${String.fromCodePoint(Number.parseInt(code, 16))}函`];
}
