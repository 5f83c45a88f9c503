import type { Day } from '#domain/time/day.js';

/** What the city's letters have in common: the pack's face. */
export interface PaperFace {
  /** 文件格式, or 信函格式 of a 函 (GB/T 9704—2012 10.1). */
  readonly format: 'DOCUMENT' | 'LETTER';
  /** 发文机关标志, in lines: with “文件” or, in the letter format, the organ's name alone. */
  readonly head: readonly string[];
  /** 发文机关: signs and prints. */
  readonly organ: string;
  readonly notice: string | null;
}

/** One letter, complete, to be set on paper. The same paper is the same bytes, always. */
export interface LetterPaper extends PaperFace {
  readonly id: string;
  readonly title: string;
  readonly recipients: readonly string[];
  readonly copies: readonly string[];
  readonly body: readonly string[];
  /** null: a draft, which says so on every page. */
  readonly signed: { readonly number: string; readonly on: Day } | null;
}

/** `一、限期补缴。` at the head of a paragraph is set as a heading of the first level (黑体). */
export function headingIn(paragraph: string): { readonly heading: string; readonly text: string } {
  const [heading = ''] = /^[一二三四五六七八九十]{1,3}、[^。]{1,20}(?:。|$)/.exec(paragraph) ?? [];
  return { heading, text: paragraph.slice(heading.length) };
}

/** 主送机关 in one line of words, closed with a colon as the standard has it. */
export const addressOf = (recipients: readonly string[]): string => `${recipients.join('，')}：`;

export const draftNumber = '（草稿，签发时编号）';
export const draftMark = '草稿';
export const draftLine = '草稿：未经签发，不具效力';
