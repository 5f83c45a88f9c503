/** A character that may not stand in a text, and where: its number counted in characters from one. */
export interface RefusedCharacter {
  readonly place: number;
  /** `U+202E`. */
  readonly code: string;
  readonly kind:
    'BIDIRECTIONAL' | 'CONTROL' | 'INVISIBLE' | 'LINE_BREAK' | 'HALF_PAIR' | 'NO_CHARACTER';
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
];

/** In running text lines may end, tabs stand, and emoji be joined by invisible characters. */
const ofRunningText = new Set(['\n', '\r', '\t']);

function refusedIn(
  text: string,
  allowed: (character: string, kind: RefusedCharacter['kind']) => boolean,
): RefusedCharacter | null {
  let place = 0;
  for (const character of text) {
    place += 1;
    const [kind] = kinds.find(([, form]) => form.test(character)) ?? [];
    if (kind === undefined || allowed(character, kind)) continue;
    const number = character.codePointAt(0) ?? 0;
    return { place, kind, code: `U+${number.toString(16).toUpperCase().padStart(4, '0')}` };
  }
  return null;
}

/** The first character that may not stand in a title, a name or any other text of one line. */
export const refusedInLine = (text: string): RefusedCharacter | null =>
  refusedIn(text, () => false);

/** The first character that may not stand in a comment, a reason or any other text of several lines. */
export const refusedInText = (text: string): RefusedCharacter | null =>
  refusedIn(text, (character, kind) => kind === 'INVISIBLE' || ofRunningText.has(character));

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
};

/** What is wrong and what to do. */
export function refusalInWords({ place, code, kind }: RefusedCharacter): [zh: string, en: string] {
  const [zh, en] = names[kind];
  return [
    `第 ${place} 个字符是${zh}（${code}），请删去`,
    `Character ${place} is ${en} (${code}); remove it`,
  ];
}
