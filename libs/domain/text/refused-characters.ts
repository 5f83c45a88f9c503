import { drawnAsNothing } from './visible.js';

/** A character that may not stand in a text, and where: its number counted in characters from one. */
export interface RefusedCharacter {
  readonly place: number;
  /** `U+202E`. */
  readonly code: string;
  readonly kind:
    | 'BIDIRECTIONAL'
    | 'CONTROL'
    | 'INVISIBLE'
    | 'LINE_BREAK'
    | 'HALF_PAIR'
    | 'NO_CHARACTER'
    | 'UNASSIGNED'
    | 'PRIVATE_USE'
    | 'LOST'
    | 'NO_LETTER'
    | 'STACKED';
}

/** What Unicode lets every program ignore, and what is drawn as nothing. */
const invisible = new RegExp(
  String.raw`[\p{Cf}\p{Default_Ignorable_Code_Point}${drawnAsNothing}]`,
  'u',
);

/** The first that fits names the character. */
const kinds: readonly (readonly [RefusedCharacter['kind'], RegExp])[] = [
  ['BIDIRECTIONAL', /\p{Bidi_Control}/u],
  ['HALF_PAIR', /\p{Cs}/u],
  ['NO_CHARACTER', /\p{Noncharacter_Code_Point}/u],
  ['LINE_BREAK', /[\n\r\v\f\u{85}\u{2028}\u{2029}]/u],
  ['CONTROL', /\p{Cc}/u],
  ['LOST', /\u{FFFD}/u],
  ['INVISIBLE', invisible],
  ['UNASSIGNED', /\p{Cn}/u],
  ['PRIVATE_USE', /\p{Co}/u],
];

/** In running text lines may end and tabs stand. */
const ofRunningText = new Set(['\n', '\r', '\t']);

/** Mongolian is written with selectors of its own. Those of Chinese glyphs are in no face of ours: ADR 0026. */
const selected = String.raw`\p{Script=Mongolian}[\u{180B}-\u{180D}\u{180F}]`;

/** What joins several characters to one picture: 👨‍👩‍👧, ☎️, 1️⃣, and the three flags that are spelt with tags. */
const pictured = [
  String.raw`\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\u{FE0F})?\u{200D}(?=\p{Extended_Pictographic})`,
  String.raw`\p{Extended_Pictographic}[\u{FE0E}\u{FE0F}]`,
  String.raw`[\d#*]\u{FE0F}(?=\u{20E3})`,
  String.raw`\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}`,
].join('|');

const inLines = new RegExp(selected, 'gu');
const inRunningText = new RegExp(`${pictured}|${selected}`, 'gu');

/** Places, in code units, of what is invisible by itself and chooses or joins what is seen. */
function insideOf(sequences: RegExp, text: string): ReadonlySet<number> {
  const places = new Set<number>();
  for (const { 0: whole, index } of text.matchAll(sequences)) {
    for (let at = index; at < index + whole.length; at += 1) places.add(at);
  }
  return places;
}

/**
 * Vietnamese and the transcriptions of names need two accents on a letter; a third runs into the line above.
 * Scripts that write part of a syllable as marks (Tibetan, Thai) need up to four.
 */
const most = { accents: 2, marks: 4 };
const mark = /\p{M}/u;
const accent = /\p{Script=Inherited}/u;
const noLetter = /[\p{Z}\p{C}]/u;

/** Tells of each character in turn whether it is a mark that has no letter, or one too many on it. */
function marksOn(): (character: string) => RefusedCharacter['kind'] | undefined {
  let [letter, on] = [' ', ''];
  return (character) => {
    if (!mark.test(character)) {
      [letter, on] = [character, ''];
      return undefined;
    }
    if (noLetter.test(letter)) return 'NO_LETTER';
    // No mark takes more than two code units, and a long run is not read again for each of its marks.
    if (on.length > 2 * most.marks) return 'STACKED';
    on += character;
    // ế has two accents already.
    const all = Array.from(`${letter}${on}`.normalize('NFD')).filter((each) => mark.test(each));
    const accents = all.filter((each) => accent.test(each)).length;
    return accents > most.accents || all.length > most.marks ? 'STACKED' : undefined;
  };
}

/** `U+20BB7` of 𠮷. */
export const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

interface Allowed {
  readonly characters?: ReadonlySet<string>;
  readonly sequences?: RegExp;
  readonly invisible?: true;
}

function* refusedOf(text: string, allowed: Allowed): Generator<RefusedCharacter> {
  const inside = allowed.sequences ? insideOf(allowed.sequences, text) : new Set();
  const markOf = marksOn();
  let place = 0;
  let at = 0;
  for (const character of text) {
    place += 1;
    const ofMark = markOf(character);
    const kind = kinds.find(([, form]) => form.test(character))?.[0] ?? ofMark;
    const stays =
      allowed.characters?.has(character) === true ||
      (kind === 'INVISIBLE' && (allowed.invisible === true || inside.has(at)));
    at += character.length;
    if (kind !== undefined && !stays) yield { place, kind, code: codeOf(character) };
  }
}

const first = (text: string, allowed: Allowed): RefusedCharacter | null => {
  for (const found of refusedOf(text, allowed)) return found;
  return null;
};

/** The first character that may not stand in a title, a name, a letter or any other text of one line. */
export const refusedInLine = (text: string): RefusedCharacter | null =>
  first(text, { sequences: inLines });

/** The first character that may not stand in a comment, a reason or any other text of several lines. */
export const refusedInText = (text: string): RefusedCharacter | null =>
  first(text, { characters: ofRunningText, sequences: inRunningText });

/** The same of a text that is pasted from elsewhere and read for its words: what nobody sees may stay. */
export const refusedInPaste = (text: string): RefusedCharacter | null =>
  first(text, { characters: ofRunningText, invisible: true });

/** A line without what may not stand in it. */
export function keptOfLine(text: string): string {
  const gone = new Set([...refusedOf(text, { sequences: inLines })].map(({ place }) => place));
  return Array.from(text)
    .filter((_, index) => !gone.has(index + 1))
    .join('');
}

/** Whether XML 1.0 can carry a text (2.2 Char): a .docx and an .xlsx are XML. */
export const isXmlText = (text: string): boolean =>
  !/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text);

/** A pasted text without what nobody sees in it, for a reader that goes by the words. */
export const withoutInvisible = (text: string): string =>
  text.replaceAll(new RegExp(invisible, 'gu'), '');

const names: Readonly<Record<RefusedCharacter['kind'], readonly [zh: string, en: string]>> = {
  BIDIRECTIONAL: [
    '改变书写方向的不可见字符',
    'an invisible character that turns the direction of writing',
  ],
  CONTROL: ['控制字符', 'a control character'],
  INVISIBLE: ['不可见的字符', 'an invisible character'],
  LINE_BREAK: ['换行', 'a line break'],
  HALF_PAIR: ['不完整的字符', 'half a character'],
  NO_CHARACTER: ['不存在的字符', 'a code that is no character'],
  UNASSIGNED: ['未编码的字符', 'a code that no character has been given'],
  PRIVATE_USE: [
    '自造字，其他机器上无法显示、打印',
    'of private use, which other machines neither show nor print',
  ],
  LOST: ['替换符，原字已丢失', 'the sign of a lost character'],
  NO_LETTER: ['附加符号，前面没有字母', 'a mark without a letter before it'],
  STACKED: ['叠加过多的附加符号，无法打印', 'one mark too many on its letter to be printed'],
};

/** Where something stood or was meant there, taking it out is not enough. */
const rewrite: ReadonlySet<RefusedCharacter['kind']> = new Set(['PRIVATE_USE', 'LOST']);

/** What is wrong and what to do. */
export function refusalInWords({ place, code, kind }: RefusedCharacter): [zh: string, en: string] {
  const [zh, en] = names[kind];
  const [act, todo] = rewrite.has(kind)
    ? ['请改写', 'write it otherwise']
    : ['请删去', 'remove it'];
  return [
    `第 ${place} 个字符是${zh}（${code}），${act}`,
    `Character ${place} is ${en} (${code}); ${todo}`,
  ];
}
