import * as fs from 'node:fs';
import {
  LineCounter,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { z } from 'zod';
import { refusalInWords, refusedInText } from '#domain/text/refused-characters.js';
import { textOfFile, UnreadableFile } from '#domain/text/text-of-file.js';
import { PolicyFault, type FaultPlace } from './policy-fault.js';
import type { Lines } from './yaml/plain-values.js';
import { AMBIGUOUS } from './yaml/plain-words.js';
import { readPlainYaml } from './yaml/plain-yaml.js';

/** No pack file comes near this; a larger one is a mistake. */
const MOST_BYTES = 1_000_000;
/** Nor is any nested so deep; a deeper one would exhaust the reader. */
const DEEPEST = 60;

type Path = readonly PropertyKey[];

interface Place {
  readonly file: string;
  readonly line: number | null;
}

const places = new WeakMap<object, Place>();

/** Where an item of rule data stands: its file and line, for whoever must mend it. */
export function placeOf(item: object): Place | undefined {
  return places.get(item);
}

/** An item made of another: it stands where that one was written. */
export function readAsFrom<T extends object>(made: T, from: object): T {
  const place = places.get(from);
  if (place) places.set(made, place);
  return made;
}

function lineOf(document: Document, lines: LineCounter, path: Path): number | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}

function clauseOf(document: Document, path: Path): string | null {
  for (let length = path.length; length >= 0; length -= 1) {
    for (const key of ['clause', 'id']) {
      const found: unknown = document.getIn([...path.slice(0, length), key]);
      if (typeof found === 'string') return found;
    }
  }
  return null;
}

/** What the strict reader refuses before looking at the meaning: aliases, ambiguous words, characters no text may hold. */
function surprises(document: Document): { readonly at: number; readonly what: string }[] {
  const found: { at: number; what: string }[] = [];
  const anchored = ({ anchor, range }: Scalar | YAMLMap | YAMLSeq): void => {
    if (anchor === undefined) return;
    found.push({ at: range?.[0] ?? 0, what: '不用锚点（别名） / no anchor, no alias' });
  };
  visit(document, {
    Alias: (_, { range }) => {
      found.push({ at: range?.[0] ?? 0, what: '不用别名 / no alias' });
    },
    Collection: (_, node) => anchored(node),
    Scalar: (key, node) => {
      anchored(node);
      const character = typeof node.value === 'string' ? refusedInText(node.value) : null;
      if (character) {
        found.push({ at: node.range?.[0] ?? 0, what: refusalInWords(character).join(' / ') });
      }
      const { type, source, range } = node;
      if (key === 'key' || type !== 'PLAIN' || source === undefined) return;
      const surprise = AMBIGUOUS.find(([form]) => form.test(source));
      if (surprise) found.push({ at: range?.[0] ?? 0, what: `${source}：${surprise[1]}` });
    },
  });
  return found;
}

/** The line of every object of the data, which stands where the document's node does. */
function linesOf(data: unknown, node: unknown, counter: LineCounter, lines: Lines): Lines {
  if (typeof data !== 'object' || data === null || !isNode(node)) return lines;
  if (node.range) lines.set(data, counter.linePos(node.range[0]).line);
  if (Array.isArray(data) && isSeq(node)) {
    data.forEach((each, index) => linesOf(each, node.items[index], counter, lines));
  } else if (isMap(node)) {
    for (const pair of node.items) {
      if (isPair(pair) && isScalar(pair.key)) {
        linesOf(Reflect.get(data, String(pair.key.value)), pair.value, counter, lines);
      }
    }
  }
  return lines;
}

/** Remembers the line of every object that a schema made of what was written. */
function remember(data: unknown, written: unknown, file: string, lines: Lines): void {
  if (typeof data !== 'object' || data === null) return;
  if (typeof written !== 'object' || written === null) return;
  places.set(data, { file, line: lines.get(written) ?? null });
  for (const key of Object.keys(written)) {
    const from: unknown = Reflect.get(written, key);
    if (typeof from === 'object') remember(Reflect.get(data, key), from, file, lines);
  }
}

function tooDeep(text: string): boolean {
  if (new RegExp(`^(?: {${2 * DEEPEST},}\\S| *(?:[-?] +){${DEEPEST},})`, 'm').test(text))
    return true;
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[{}\]]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > DEEPEST) return true;
  }
  return false;
}

const chinese = z.locales.zhCN().localeError;
const english = z.locales.en().localeError;

const wordsOf = (said: ReturnType<typeof chinese>): string =>
  typeof said === 'string' ? said : (said?.message ?? '');

/** What a schema finds by itself, in both languages; what it was given words for keeps them. */
const inBoth: z.core.$ZodErrorMap = (issue) =>
  `${wordsOf(chinese(issue))} / ${wordsOf(english(issue))}`;

/** A file that cannot be read is a fault of the rules like any other, named by its file. */
function orFault(read: () => string, place: FaultPlace): string {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableFile) throw new PolicyFault(place, `${error.zh} / ${error.en}`);
    throw error;
  }
}

function refuse(name: string, faults: readonly PolicyFault[]): never {
  const [first, ...others] = faults;
  throw first?.with(others) ?? new Error(name);
}

/** All of YAML, with the place of everything: it finds the fault, and says on which line. */
function readStrictly<T>(text: string, name: string, schema: z.ZodType<T>): T {
  const whole = { file: name, line: null, clause: null };
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'core', uniqueKeys: true, lineCounter: lines });
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    return refuse(
      name,
      broken.map(
        ({ linePos, message }) =>
          new PolicyFault(
            { ...whole, line: linePos?.[0].line ?? null },
            message.split('\n')[0] ?? '',
          ),
      ),
    );
  }
  const odd = surprises(document);
  if (odd.length > 0) {
    return refuse(
      name,
      odd.map(({ at, what }) => new PolicyFault({ ...whole, line: lines.linePos(at).line }, what)),
    );
  }
  const written: unknown = document.toJS({ maxAliasCount: 0 });
  const read = schema.safeParse(written, { error: inBoth });
  if (!read.success) {
    return refuse(
      name,
      read.error.issues.map(({ path, message }) => {
        const place = { line: lineOf(document, lines, path), clause: clauseOf(document, path) };
        return new PolicyFault({ ...whole, ...place }, `${path.join('.') || 'file'}: ${message}`);
      }),
    );
  }
  remember(read.data, written, name, linesOf(written, document.contents, lines, new Map()));
  return deepFreeze(read.data);
}

/**
 * Reads one file of rule data strictly: YAML 1.2 core (no timestamps, no `yes`), no aliases, no
 * key twice, no words that another reader would take for something else, nothing the schema does
 * not know. The fault thrown is the first; it carries the others of the file.
 */
export function readYaml<T>(file: string, name: string, schema: z.ZodType<T>): T {
  const whole = { file: name, line: null, clause: null };
  const text = orFault(() => textOfFile(file, fs), whole);
  if (text.length > MOST_BYTES || tooDeep(text)) {
    return refuse(name, [
      new PolicyFault(whole, '文件过大或嵌套过深 / too large or nested too deep'),
    ]);
  }
  const plain = readPlainYaml(text);
  const read = plain && schema.safeParse(plain.data);
  if (!read?.success) return readStrictly(text, name, schema);
  remember(read.data, plain?.data, name, plain?.lines ?? new Map());
  return deepFreeze(read.data);
}

/** Rule data is handed to many; nobody may change it for the others. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
