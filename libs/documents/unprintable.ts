import { codeOf, refusalInWords, refusedInLine } from '#domain/text/refused-characters.js';
import type { LetterPaper } from './letter-paper.js';

/** A character of a letter that cannot be set on paper, and where it stands. */
export interface Unprintable {
  /** `/title`, `/body/2`, `/recipients/0`: where in the letter, as its API names it. */
  readonly pointer: string;
  /** Counted in characters from one. */
  readonly place: number;
  /** `U+1F600`. */
  readonly code: string;
  readonly message: { readonly zh: string; readonly en: string };
}

/** What a letter holds cannot be printed. Asking again does not help: a person must change its words. */
export class LetterNotPrintable extends Error {
  constructor(readonly faults: readonly Unprintable[]) {
    super(faults.map(({ message }) => `${message.zh} / ${message.en}`).join('\n'));
    this.name = 'LetterNotPrintable';
  }
}

interface Part {
  readonly pointer: string;
  readonly zh: string;
  readonly en: string;
  readonly text: string;
}

/** Everything of a letter that is not our own fixed words. */
export function partsOf({ title, recipients, copies, body, organ, head }: LetterPaper): Part[] {
  const each = (texts: readonly string[], of: string, zh: string, en: string): Part[] =>
    texts.map((text, index) => ({
      pointer: `/${of}/${index}`,
      zh: zh.replace('N', String(index + 1)),
      en: en.replace('N', String(index + 1)),
      text,
    }));
  return [
    { pointer: '/title', zh: '标题', en: 'title', text: title },
    ...each(body, 'body', '正文第N段', 'paragraph N'),
    ...each(recipients, 'recipients', '主送', 'recipients'),
    ...each(copies, 'copies', '抄送', 'copies'),
    ...each([organ, ...head], 'organ', '发文机关', 'sender'),
  ];
}

const selector = /\p{Variation_Selector}/u;

function noGlyph(part: Part, character: string, place: number): Unprintable {
  const code = codeOf(character);
  return {
    pointer: part.pointer,
    place,
    code,
    message: {
      zh: `${part.zh}第 ${place} 个字“${character}”（${code}）没有字体可印：请改用其他字，或请管理员把含有该字的字体（.ttf、.otf）放入 TONGCHOU_FONTS 所指的文件夹`,
      en: `Character ${place} of the ${part.en}, “${character}” (${code}), is in no font: use another, or have the administrator put a font that has it (.ttf, .otf) into the folder TONGCHOU_FONTS names`,
    },
  };
}

function refused(part: Part): Unprintable | null {
  const found = refusedInLine(part.text);
  if (!found) return null;
  const [zh, en] = refusalInWords(found);
  const { place, code } = found;
  return {
    pointer: part.pointer,
    place,
    code,
    message: { zh: `${part.zh}${zh}`, en: `In the ${part.en}: ${en}` },
  };
}

/** The characters of a letter that have no glyph, or that no paper may hold: one of a kind in each part. */
export function unprintableIn(
  paper: LetterPaper,
  hasGlyph: (character: string) => boolean,
): Unprintable[] {
  return partsOf(paper).flatMap((part) => {
    const character = refused(part);
    if (character) return [character];
    const seen = new Set<string>();
    return Array.from(part.text).flatMap((each, index) => {
      if (selector.test(each) || seen.has(each) || hasGlyph(each)) return [];
      seen.add(each);
      return [noGlyph(part, each, index + 1)];
    });
  });
}
