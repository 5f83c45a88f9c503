import type { Language } from '#domain/time/count-words.js';

/** Where a command speaks: the answer goes to `answer`, everything else to `talk`. */
export interface Terminal {
  answer(text: string): void;
  talk(text: string): void;
}

/** How a person wants the answer: for a program (`--json`), or in words of a language. */
export interface Manner {
  readonly json: boolean;
  readonly language: Language;
}

/** What a command answers: a document for programs, lines for people, and whether it is a yes. */
export interface Answer {
  readonly document: unknown;
  readonly lines: readonly string[];
  /** 0 done, 1 the answer is no. */
  readonly exit: 0 | 1;
}

export const done = (document: unknown, lines: readonly string[]): Answer => ({
  document,
  lines,
  exit: 0,
});

export const no = (document: unknown, lines: readonly string[]): Answer => ({
  document,
  lines,
  exit: 1,
});

/** Prints an answer in the manner asked for. */
export function print(terminal: Terminal, manner: Manner, { document, lines }: Answer): void {
  terminal.answer(manner.json ? JSON.stringify(document, null, 2) : lines.join('\n'));
}

/** Chinese first; English where a person asked for it. */
export const say = ({ language }: Manner, zh: string, en: string): string =>
  language === 'en' ? en : zh;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same data in one language: every text that stands in both becomes the one asked for. */
export function spoken(manner: Manner, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => spoken(manner, each));
  if (!isRecord(value)) return value;
  const { zh, en, ...rest } = value;
  if (typeof zh === 'string' && typeof en === 'string' && Object.keys(rest).length === 0) {
    return say(manner, zh, en);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, spoken(manner, each)]),
  );
}
