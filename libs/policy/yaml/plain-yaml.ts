import { PlainLine, UNSURE, type Lines } from './plain-values.js';
import { aKey, EVERYDAY } from './plain-words.js';

/** What a text of YAML says, and on which line each of its maps and lists begins. */
export interface PlainData {
  readonly data: unknown;
  readonly lines: Lines;
}

class Unsure extends Error {}

interface Line {
  readonly indent: number;
  readonly text: string;
  readonly number: number;
}

const ENTRY = new RegExp(`^(?:(${aKey.source})|'([^'\\\\]*)'):(?: +|$)`);
const DASH = /^-(?: +|$)/;

function linesOf(text: string): Line[] {
  return text.split('\n').flatMap((whole, index) => {
    const indent = whole.search(/[^ ]/);
    if (indent < 0 || whole[indent] === '#') return [];
    return [{ indent, text: whole.slice(indent), number: index + 1 }];
  });
}

/** Reads lines one after the other; whatever is not of the plain kind ends it with Unsure. */
class PlainReader {
  readonly lines: Lines = new Map();
  #at = 0;

  constructor(readonly given: Line[]) {}

  whole(): unknown {
    const [first] = this.given;
    if (first?.indent !== 0) throw new Unsure();
    const data = this.#block(0);
    if (this.#at < this.given.length) throw new Unsure();
    return data;
  }

  #block(indent: number): unknown {
    const line = this.given[this.#at];
    if (line?.indent !== indent) throw new Unsure();
    return DASH.test(line.text) ? this.#list(line) : this.#map(line);
  }

  #map(first: Line): unknown {
    const map: Record<string, unknown> = {};
    this.lines.set(map, first.number);
    for (let line: Line | undefined = first; line?.indent === first.indent;) {
      if (DASH.test(line.text)) break;
      const entry = ENTRY.exec(line.text);
      const key = entry?.[1] ?? entry?.[2];
      if (!entry || key === undefined || key === '__proto__' || Object.hasOwn(map, key)) {
        throw new Unsure();
      }
      this.#at += 1;
      map[key] = this.#value(line, entry[0].length, true);
      line = this.given[this.#at];
    }
    return map;
  }

  #list(first: Line): unknown {
    const list: unknown[] = [];
    this.lines.set(list, first.number);
    for (let line: Line | undefined = first; line?.indent === first.indent;) {
      const dash = DASH.exec(line.text)?.[0].length;
      if (dash === undefined) break;
      list.push(this.#item(line, dash));
      line = this.given[this.#at];
    }
    return list;
  }

  #item(line: Line, dash: number): unknown {
    const rest = line.text.slice(dash);
    if (!DASH.test(rest) && !ENTRY.test(rest)) {
      this.#at += 1;
      return this.#value(line, dash, false);
    }
    const indent = line.indent + dash;
    this.given[this.#at] = { ...line, indent, text: rest };
    return this.#block(indent);
  }

  /** What stands after a key or a dash, or on the lines below it; `lists` may stand as far left as their key. */
  #value(line: Line, at: number, lists: boolean): unknown {
    const next = this.given[this.#at];
    const deeper = next !== undefined && next.indent > line.indent;
    if (at < line.text.length && line.text[at] !== '#') {
      const value = deeper ? UNSURE : new PlainLine(line.text, line.number, this.lines).rest(at);
      if (value === UNSURE) throw new Unsure();
      return value;
    }
    if (next && (deeper || (lists && next.indent === line.indent && DASH.test(next.text)))) {
      return this.#block(next.indent);
    }
    return null;
  }
}

/**
 * Reads YAML of the plain kind in which rule packs are written (every value on a line, no anchors, tags,
 * escapes or texts over several lines) some ten times as fast as a reader of all of YAML. null: it is not
 * sure; then the strict reader decides, and finds the fault if there is one. What this one reads, that one
 * reads alike (test/policy/plain-yaml): it makes reading fast and lets nothing pass.
 */
export function readPlainYaml(text: string): PlainData | null {
  if (!EVERYDAY.test(text)) return null;
  const reader = new PlainReader(linesOf(text));
  try {
    return { data: reader.whole(), lines: reader.lines };
  } catch (error) {
    if (error instanceof Unsure) return null;
    throw error;
  }
}
