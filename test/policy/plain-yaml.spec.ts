import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { refusedInLine, refusedInText } from '#domain/text/refused-characters.js';
import { policyFolder } from '#policy/policy-folder.js';
import { AMBIGUOUS, EVERYDAY } from '#policy/yaml/plain-words.js';
import { readPlainYaml } from '#policy/yaml/plain-yaml.js';

const files = readdirSync(policyFolder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.yaml'),
);
const texts = files.map((name) => readFileSync(join(policyFolder, name), 'utf8'));

interface Said {
  readonly data: unknown;
  readonly lines: readonly (number | undefined)[];
}

/** The lines of every map and list of the data, in the order in which they stand. */
function linesOf(data: unknown, lineOf: (object: object) => number | undefined): Said['lines'] {
  if (typeof data !== 'object' || data === null) return [];
  return [lineOf(data), ...Object.values(data).flatMap((each) => linesOf(each, lineOf))];
}

/** What the whole of YAML makes of a text; null: a fault, or a word that the strict reader refuses. */
function strictly(text: string): Said | null {
  const counter = new LineCounter();
  const document = parseDocument(text, {
    schema: 'core',
    uniqueKeys: true,
    lineCounter: counter,
    logLevel: 'silent',
  });
  if (document.errors.length + document.warnings.length > 0) return null;
  const at = new Map<object, number>();
  let refused = false;
  const note = (data: unknown, node: unknown): void => {
    if (!isNode(node)) return;
    if (isScalar(node) && node.type === 'PLAIN') {
      refused ||= AMBIGUOUS.some(([form]) => form.test(node.source ?? ''));
    }
    if (typeof data !== 'object' || data === null) return;
    at.set(data, counter.linePos(node.range?.[0] ?? 0).line);
    if (isSeq(node)) node.items.forEach((item, index) => note(Reflect.get(data, index), item));
    if (!isMap(node)) return;
    for (const pair of node.items) {
      if (isPair(pair) && isScalar(pair.key)) {
        note(Reflect.get(data, String(pair.key.value)), pair.value);
      }
    }
  };
  const data: unknown = document.toJS();
  note(data, document.contents);
  return refused ? null : { data, lines: linesOf(data, (object) => at.get(object)) };
}

function plainly(text: string): Said | null {
  const read = readPlainYaml(text);
  return read && { data: read.data, lines: linesOf(read.data, (each) => read.lines.get(each)) };
}

/** What a slip of the hand puts into a file, and what a hostile one would. */
const slips = [
  '\n',
  ' ',
  '  ',
  '#',
  ' # x',
  ':',
  ': ',
  '- ',
  '-',
  '{',
  '}',
  '[',
  ']',
  ',',
  ', ',
  "'",
  '"',
  '\\',
  '&a ',
  '*a',
  '!',
  '|',
  '>',
  '%',
  '@',
  '`',
  '? ',
  '\t',
  '\r',
  '---\n',
  '0',
  '010',
  '1.5',
  '1e3',
  '0x1f',
  '.inf',
  '-1',
  '+1',
  'null',
  'true',
  'yes',
  '~',
  '2022-01-01',
  '12:30',
  '__proto__: 1\n',
  'constructor: 1\n',
  'id: 2\n',
  '<<: ',
  '中',
  '\u{301}',
  '\u{200B}',
  '\u{FEFF}',
  '\n\n',
  '\n- ',
  '\n  ',
  "''",
  "'a': 1\n",
  '{ }',
  '[ ]',
  '{a: 1}',
  'a:b',
];

const anExcerpt = fc
  .tuple(fc.constantFrom(...texts), fc.nat(), fc.integer({ min: 1, max: 14 }))
  .map(([text, from, count]) => {
    const lines = text.split('\n');
    const first = from % lines.length;
    const chosen = lines.slice(first, first + count);
    const indent = Math.max(0, chosen[0]?.search(/\S/) ?? 0);
    return chosen
      .map((line) => (line.slice(0, indent).trim() ? line : line.slice(indent)))
      .join('\n');
  });

const slipped = fc
  .tuple(
    anExcerpt,
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.constantFrom('', ...slips)), {
      maxLength: 4,
    }),
  )
  .map(([text, changes]) =>
    changes.reduce((so, [where, gone, put]) => {
      const at = where % (so.length + 1);
      return so.slice(0, at) + put + so.slice(at + gone);
    }, text),
  );

describe('the quick reader of rule files', () => {
  test.each(files.map((name, index) => [name, texts[index] ?? '']))(
    '%s reads as the whole of YAML does, lines and all',
    (name, text) => {
      const read = plainly(text);

      // A pack's file that the quick reader leaves to the strict one is read ten times as slowly.
      expect(read !== null || name.startsWith('template/')).toBe(true);
      expect(read ?? strictly(text)).toEqual(strictly(text));
    },
  );

  test('reads nothing that the whole of YAML refuses or reads otherwise', () => {
    let [sure, asked] = [0, 0];
    fc.assert(
      fc.property(slipped, (text) => {
        asked += 1;
        const read = plainly(text);
        if (read === null) return;
        sure += 1;
        expect(read).toEqual(strictly(text));
      }),
      { numRuns: 6000 },
    );

    expect(sure).toBeGreaterThan(asked / 20);
  });

  test('is sure only of characters that no text is refused for', () => {
    for (let code = 0; code <= 0xffff; code += 1) {
      const character = String.fromCharCode(code);
      if (!EVERYDAY.test(character) || character === '\n') continue;
      expect([character, refusedInLine(character), refusedInText(character)]).toEqual([
        character,
        null,
        null,
      ]);
    }
  });

  test.each([
    'a: 010',
    'a: 2022-01-01',
    'a: [yes]',
    'a: &x 1',
    'a: b: c',
    'a: 1\na: 2',
    "a: 1\n'a': 2",
    '__proto__: { x: 1 }',
    'a: "\\u202E"',
    'a: x\n  y',
    'a: |\n  x',
    'a: {b}',
    'a: [b: c]',
    'a:\tb',
    '\u{FEFF}a: b',
    'a: 中\u{200B}',
    '- a\nb: c',
    'a: 12:30',
    'a: { b: 1, b: 2 }',
    'a: [1, 2,]',
    '--- x',
    'a: 1.50',
    'true: x',
  ])('leaves %j to the strict reader', (text) => {
    expect(readPlainYaml(text)).toBeNull();
  });
});
