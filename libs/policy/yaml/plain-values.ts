import { aKey, isSurprise } from './plain-words.js';

/** What the quick reader is not sure of: the strict one decides. */
export const UNSURE = Symbol('unsure');

/** A value and where the text goes on after it; null: not sure. */
type Found = readonly [value: unknown, end: number] | null;

const INDICATORS = new Set('!&*|>@`"\'%#,[]{}?:-');
const INTEGER = /^-?(?:0|[1-9]\d{0,14})$/;

/** A plain word as YAML 1.2 core takes it; numbers other than whole ones are the strict reader's. */
function wordOf(word: string): unknown {
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === 'null' || word === '~') return null;
  if (INTEGER.test(word)) return Number(word);
  return INDICATORS.has(word[0] ?? '#') || isSurprise(word) ? UNSURE : word;
}

/** `'it''s'` or `"it's"`, without a backslash. */
function quotedAt(line: string, at: number): Found {
  const quote = line[at] ?? '';
  let end = line.indexOf(quote, at + 1);
  for (; end >= 0 && line[end + 1] === "'"; end = line.indexOf(quote, end + 2)) {
    if (quote === '"') return null;
  }
  if (end < 0) return null;
  const text = line.slice(at + 1, end);
  if (quote === '"') return text.includes('\\') ? null : [text, end + 1];
  return [text.replaceAll("''", "'"), end + 1];
}

const skip = (line: string, at: number): number => {
  let next = at;
  while (line[next] === ' ') next += 1;
  return next;
};

const isQuote = (character: string | undefined): boolean => character === "'" || character === '"';

/** A plain word within brackets: it ends before `,`, `}` or `]`. */
function wordAt(line: string, at: number): Found {
  let end = at;
  for (; end < line.length && !',]}'.includes(line[end] ?? ''); end += 1) {
    const next = line[end + 1] ?? ' ';
    if ('[{'.includes(line[end] ?? '')) return null;
    if (line[end] === ':' && ' ,[]{}'.includes(next)) return null;
    if (line[end] === '#' && line[end - 1] === ' ') return null;
  }
  const value = wordOf(line.slice(at, end).trimEnd());
  return value === UNSURE ? null : [value, end];
}

const keyPattern = new RegExp(`${aKey.source}:(?= )`, 'y');

/** The key of an entry within brackets, and where its value begins. */
function keyAt(line: string, at: number): readonly [key: string, value: number] | null {
  if (isQuote(line[at])) {
    const found = quotedAt(line, at);
    return found && line.startsWith(': ', found[1])
      ? [String(found[0]), skip(line, found[1] + 1)]
      : null;
  }
  keyPattern.lastIndex = at;
  const found = keyPattern.exec(line)?.[0];
  return found === undefined ? null : [found.slice(0, -1), skip(line, at + found.length)];
}

/** Objects with the line each begins on, counted from one. */
export type Lines = Map<object, number>;

/** Values of one line, which begin on it. */
export class PlainLine {
  constructor(
    readonly text: string,
    readonly number: number,
    readonly lines: Lines,
  ) {}

  /** The value from `at` to the end of the line, a comment aside; UNSURE: the strict reader must look. */
  rest(at: number): unknown {
    const first = this.text[at];
    if (first === '{' || first === '[' || isQuote(first)) {
      const found = this.#valueAt(at);
      return found && /^(?: *| +#.*)$/.test(this.text.slice(found[1])) ? found[0] : UNSURE;
    }
    const comment = this.text.indexOf(' #', at);
    const word = (comment < 0 ? this.text.slice(at) : this.text.slice(at, comment)).trimEnd();
    return /:(?: |$)/.test(word) ? UNSURE : wordOf(word);
  }

  #valueAt(at: number): Found {
    const first = this.text[at];
    if (first === '{') return this.#mapAt(at);
    if (first === '[') return this.#listAt(at);
    return isQuote(first) ? quotedAt(this.text, at) : wordAt(this.text, at);
  }

  #mapAt(at: number): Found {
    const map: Record<string, unknown> = {};
    this.lines.set(map, this.number);
    return this.#itemsAt(at, '}', map, (from) => {
      const key = keyAt(this.text, from);
      const value = key && this.#valueAt(key[1]);
      if (!value || Object.hasOwn(map, key[0])) return null;
      map[key[0]] = value[0];
      return value[1];
    });
  }

  #listAt(at: number): Found {
    const list: unknown[] = [];
    this.lines.set(list, this.number);
    return this.#itemsAt(at, ']', list, (from) => {
      const value = this.#valueAt(from);
      if (value) list.push(value[0]);
      return value && value[1];
    });
  }

  /** What stands between brackets, with commas between; `item` says where an item ends. */
  #itemsAt(at: number, close: string, whole: object, item: (from: number) => number | null): Found {
    let from = skip(this.text, at + 1);
    if (this.text[from] === close) return [whole, from + 1];
    for (;;) {
      const end = item(from);
      if (end === null) return null;
      from = skip(this.text, end);
      if (this.text[from] === close) return [whole, from + 1];
      if (this.text[from] !== ',' || this.text[from + 1] !== ' ') return null;
      from = skip(this.text, from + 1);
    }
  }
}
