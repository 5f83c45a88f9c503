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
    | 'PRIVATE_USE';
}

const invisible = /(?!\p{Variation_Selector})[\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** The first that fits names the character. Variation selectors choose a glyph of a rare character: they may stay. */
const kinds: readonly (readonly [RefusedCharacter['kind'], RegExp])[] = [
  ['BIDIRECTIONAL', /\p{Bidi_Control}/u],
  ['HALF_PAIR', /\p{Cs}/u],
  ['NO_CHARACTER', /\p{Noncharacter_Code_Point}/u],
  ['LINE_BREAK', /[\n\r\v\f\u{85}\u{2028}\u{2029}]/u],
  ['CONTROL', /\p{Cc}/u],
  ['INVISIBLE', invisible],
  ['UNASSIGNED', /\p{Cn}/u],
  ['PRIVATE_USE', /\p{Co}/u],
];

/** In running text lines may end and tabs stand. */
const ofRunningText = new Set(['\n', '\r', '\t']);

/** What joins several characters to one picture: 👨‍👩‍👧, and the flags that are spelt with tags. */
const joined =
  /(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\u{FE0F})?\u{200D}(?=\p{Extended_Pictographic}))|\u{1F3F4}[\u{E0020}-\u{E007F}]+/gu;

/** Places, in code units, of what is invisible by itself and stands inside a picture. */
function insidePictures(text: string): ReadonlySet<number> {
  const places = new Set<number>();
  for (const { 0: whole, index } of text.matchAll(joined)) {
    for (let at = index; at < index + whole.length; at += 1) places.add(at);
  }
  return places;
}

function refusedIn(
  text: string,
  allowed: (character: string, kind: RefusedCharacter['kind'], at: number) => boolean,
): RefusedCharacter | null {
  let place = 0;
  let at = 0;
  for (const character of text) {
    place += 1;
    const [kind] = kinds.find(([, form]) => form.test(character)) ?? [];
    const stays = kind === undefined || allowed(character, kind, at);
    at += character.length;
    if (kind === undefined || stays) continue;
    return { place, kind, code: codeOf(character) };
  }
  return null;
}

/** `U+20BB7` of 𠮷. */
export const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The first character that may not stand in a title, a name or any other text of one line. */
export const refusedInLine = (text: string): RefusedCharacter | null =>
  refusedIn(text, (_, kind) => kind === 'PRIVATE_USE');

/** The same of a line that will stand on paper: a character of private use has no glyph that all share. */
export const refusedOnPaper = (text: string): RefusedCharacter | null =>
  refusedIn(text, () => false);

/** The first character that may not stand in a comment, a reason or any other text of several lines. */
export function refusedInText(text: string): RefusedCharacter | null {
  const pictures = insidePictures(text);
  return refusedIn(
    text,
    (character, kind, at) =>
      kind === 'PRIVATE_USE' ||
      ofRunningText.has(character) ||
      (kind === 'INVISIBLE' && pictures.has(at)),
  );
}

/** The same of a text that is pasted from elsewhere and read for its words: what nobody sees may stay. */
export const refusedInPaste = (text: string): RefusedCharacter | null =>
  refusedIn(
    text,
    (character, kind) =>
      kind === 'PRIVATE_USE' || kind === 'INVISIBLE' || ofRunningText.has(character),
  );

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
};

/** What is wrong and what to do. */
export function refusalInWords({ place, code, kind }: RefusedCharacter): [zh: string, en: string] {
  const [zh, en] = names[kind];
  return [
    `第 ${place} 个字符是${zh}（${code}），请删去`,
    `Character ${place} is ${en} (${code}); remove it`,
  ];
}
