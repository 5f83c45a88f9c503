/** One way of writing an address; `kind` says what was done to it. */
export interface Spelling {
  readonly kind: string;
  readonly target: string;
}

const hex = (text: string, upper = true): string =>
  [...Buffer.from(text)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .map((pair) => `%${upper ? pair.toUpperCase() : pair}`)
    .join('');

const isLetter = /[a-z]/i;

/** The first two and the last: what lies between is read by the same code. */
const ends = (places: readonly number[]): number[] =>
  places.length <= 3 ? [...places] : [...places.slice(0, 2), ...places.slice(-1)];

/** Places where a slash stands, the first too. */
const slashesOf = (path: string): number[] =>
  ends(path.split('').flatMap((sign, at) => (sign === '/' ? [at] : [])));

/** The first letter of each part. */
const headsOf = (path: string): number[] =>
  slashesOf(path)
    .map((at) => at + 1)
    .filter((at) => isLetter.test(path[at] ?? ''));

const put = (path: string, at: number, text: string, instead = 0): string =>
  path.slice(0, at) + text + path.slice(at + instead);

const at = (places: readonly number[], change: (place: number) => string): string[] =>
  places.map(change);

const lookalikes: Readonly<Record<string, string>> = { a: 'а', p: 'р', c: 'с', e: 'е', o: 'о' };

type Way = (path: string) => readonly string[];

const ways: Readonly<Record<string, Way>> = {
  'one letter escaped': (path) => at(headsOf(path), (i) => put(path, i, hex(path[i] ?? ''), 1)),
  'hex in small and capital letters': (path) => {
    const found = path.search(/[j-oz]/);
    const sign = path[found] ?? '';
    return found < 0
      ? []
      : [put(path, found, hex(sign, false), 1), put(path, found, hex(sign, true), 1)];
  },
  'all letters escaped': (path) => [path.replaceAll(/[a-z]/gi, (sign) => hex(sign))],
  'everything escaped': (path) => [`/${hex(path.slice(1))}`, hex(path)],
  'a slash escaped': (path) => at(slashesOf(path).slice(1), (i) => put(path, i, '%2F', 1)),
  'escaped twice': (path) =>
    at(headsOf(path), (i) => put(path, i, `%25${hex(path[i] ?? '').slice(1)}`, 1)),
  'double slashes': (path) => [...at(slashesOf(path), (i) => put(path, i, '/')), `${path}//`],
  'dot segments': (path) => [
    ...at(slashesOf(path), (i) => put(path, i, '/.')),
    ...at(slashesOf(path), (i) => put(path, i, '/x/..')),
    `${path}/.`,
    `${path}/x/..`,
    `/assets/..${path}`,
  ],
  'escaped dot segments': (path) => [
    ...at(slashesOf(path), (i) => put(path, i, '/%2e')),
    ...at(slashesOf(path), (i) => put(path, i, '/x/%2e%2E')),
    `/assets/..%2f${path.slice(1)}`,
    `/healthz/..%2f..${path}`,
  ],
  'absolute form': (path) => [
    `http://localhost${path}`,
    `http://localhost:80${path}`,
    `https://127.0.0.1${path}`,
    `http://[::1]${path}`,
    `http://evil.example${path}`,
    `http://${path}`,
  ],
  'other case': (path) => [
    path.toUpperCase(),
    ...at(headsOf(path).slice(0, 2), (i) => put(path, i, (path[i] ?? '').toUpperCase(), 1)),
  ],
  'matrix parameters': (path) => [
    `${path};x=1`,
    `${path};`,
    ...at(slashesOf(path).slice(1), (i) => put(path, i, ';x=1')),
  ],
  'something behind it': (path) =>
    [
      '.',
      '%2e',
      '%20',
      '/',
      '%2F',
      '.json',
      '%0a',
      '%23',
      '%3Fx=1',
      '%2findex.html',
      '..;/',
      '%',
    ].map((end) => path + end),
  backslashes: (path) => [
    ...at(slashesOf(path).slice(1), (i) => put(path, i, '\\', 1)),
    ...at(slashesOf(path).slice(1), (i) => put(path, i, '%5c', 1)),
    `\\${path.slice(1)}`,
  ],
  NUL: (path) => [`${path}\0`, `${path}%00`, put(path, 1, '%00')],
  'a space before the version': (path) => [`${path} `, ` ${path}`],
  lookalikes: (path) => [
    ...at(headsOf(path), (i) =>
      put(path, i, hex(String.fromCodePoint((path.codePointAt(i) ?? 0) + 0xfee0)), 1),
    ),
    ...at(headsOf(path), (i) => put(path, i, hex(lookalikes[path[i] ?? ''] ?? 'ſ'), 1)),
    ...at(slashesOf(path).slice(1, 2), (i) => put(path, i, '%c0%af', 1)),
    ...at(slashesOf(path).slice(1, 2), (i) => put(path, i, hex('∕'), 1)),
    ...at(slashesOf(path).slice(1, 2), (i) => put(path, i, '%u002f', 1)),
  ],
  'a fragment or an empty query': (path) => [`${path}#x`, `${path}?`, `${path}#/healthz`],
};

export const kinds: readonly string[] = Object.keys(ways);

/** Every spelling of a path. */
export const spellingsOf = (path: string): readonly Spelling[] =>
  Object.entries(ways).flatMap(([kind, way]) => way(path).map((target) => ({ kind, target })));

/** One of every second kind, others for the next `turn`: over many routes each kind has its turn. */
export const someSpellingsOf = (path: string, turn: number): readonly Spelling[] =>
  Object.entries(ways).flatMap(([kind, way], index) => {
    const all = (index + turn) % 2 === 0 ? way(path) : [];
    const target = all[(turn >> 1) % Math.max(1, all.length)];
    return target === undefined ? [] : [{ kind, target }];
  });
