import type { LetterFacts } from './letter-facts.js';
import { chineseNumeral } from './chinese-numeral.js';
import { isLetterPlace, letterWords } from './letter-words.js';

/** When a paragraph is said: only of money, only of other duties, only where a day or a step is known. */
export type ParagraphCondition = 'MONEY' | 'NO_MONEY' | 'EARLIER' | 'VALUE_DAY' | 'NO_VALUE_DAY';

/** A letter of the pack with places to fill. */
export interface LetterTemplate {
  readonly id: string;
  readonly title: string;
  readonly recipients: readonly string[];
  readonly copies: readonly string[];
  readonly body: readonly {
    /** `基本情况`: printed as `二、基本情况。` with the numeral that its place among those said gives. */
    readonly heading?: string | null;
    readonly text: string;
    readonly when: ParagraphCondition | null;
  }[];
}

/** The words of a letter, as it is drafted. */
export interface LetterWords {
  readonly title: string;
  /** 主送. */
  readonly recipients: readonly string[];
  /** 抄送. */
  readonly copies: readonly string[];
  readonly body: readonly string[];
}

/** A place that nobody knows, or that these facts do not fill: nothing may be sent with a hole in it. */
export class LetterPlaceEmpty extends RangeError {
  constructor(
    readonly template: string,
    readonly place: string,
  ) {
    super(
      `公文模板 ${template} 的 {${place}} 无从填写，请核对规则包模板或义务资料。 / ` +
        `Nothing fills {${place}} of letter template ${template}: check the pack's template or the duty's facts.`,
    );
    this.name = 'LetterPlaceEmpty';
  }
}

const PLACE = /\{([A-Za-z]+)\}/g;

/** The places a text names (规则包检查: every one must be known). */
export const placesIn = (text: string): string[] =>
  [...text.matchAll(PLACE)].map(([, name = '']) => name);

const conditions: Readonly<Record<ParagraphCondition, (facts: LetterFacts) => boolean>> = {
  MONEY: ({ money }) => money !== null,
  NO_MONEY: ({ money }) => money === null,
  EARLIER: ({ earlier }) => earlier.length > 0,
  VALUE_DAY: ({ correction }) => correction !== null && correction.valueOn !== null,
  NO_VALUE_DAY: ({ correction }) => correction === null || correction.valueOn === null,
};

/** Fills a letter of the ladder (P26: 督办函、约谈通知、通报、更正) with a breach's facts, or says what is missing. */
export function composeLetter(template: LetterTemplate, facts: LetterFacts): LetterWords {
  const words = letterWords(facts);
  const fill = (text: string): string =>
    text.replace(PLACE, (_, place: string) => {
      const word = isLetterPlace(place) ? words[place] : null;
      if (typeof word === 'string') return word;
      throw new LetterPlaceEmpty(template.id, place);
    });
  const list = (texts: readonly string[]): string[] =>
    texts.flatMap((text) => {
      const [, place] = /^\{([A-Za-z]+)\}$/.exec(text) ?? [];
      const word = place !== undefined && isLetterPlace(place) ? words[place] : null;
      return word === null || typeof word === 'string' ? [fill(text)] : [...word];
    });
  const said = template.body.filter(({ when }) => when === null || conditions[when](facts));
  let counted = 0;
  const headed = (heading: string | null | undefined): string =>
    typeof heading === 'string' ? `${chineseNumeral((counted += 1))}、${heading}。` : '';
  return {
    title: fill(template.title),
    recipients: list(template.recipients),
    copies: list(template.copies),
    body: said.map(({ heading, text }) => `${headed(heading)}${fill(text)}`),
  };
}
