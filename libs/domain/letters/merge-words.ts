import { diff3Merge, type MergeRegion } from 'node-diff3';
import { figuresIn, names, plainFigures, writingsOf } from './figure-writings.js';

/** What of a letter a person may word. */
export interface Wording {
  readonly title: string;
  readonly body: readonly string[];
}

/** The system's words, and the facts that they were made of; a fact that they leave unsaid counts too. */
export interface DrawnWording extends Wording {
  readonly facts?: unknown;
}

/** A letter drawn up again beside a person's words. */
export interface MergedWording extends Wording {
  /** The person's paragraphs that gave way to newer figures, or still name older ones: to be read again. */
  readonly replaced: readonly string[];
}

/** A day, an amount with its capitals and a bare number are one word each; all else is taken character by character. */
const WORD = /\d[\d,.]*(?:年\d+月\d+日|元（[^）]*）)?|[\s\S]/gu;
const BREAK = '\n';

const wordsOf = (text: string): string[] => text.match(WORD) ?? [];

/** Figures and days that the older facts name and the newer ones do not, in every way people write them. */
function outdated(drawn: DrawnWording, fresh: DrawnWording): readonly string[] {
  const written = ({ title, body, facts }: DrawnWording): Set<string> =>
    new Set([...[title, ...body].flatMap(wordsOf), ...figuresIn(facts)].flatMap(writingsOf));
  const now = written(fresh);
  return [...written(drawn)].filter((each) => !now.has(each));
}

interface Merged {
  readonly text: string;
  /** Where in the person's words, counted in words, something had to give way. */
  readonly lost: readonly (readonly [from: number, to: number])[];
}

const same = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((word, n) => word === others[n]);

/** What a person put right before or after words that only the figures changed; null: they changed the same words. */
function beside({ a, o, b }: NonNullable<MergeRegion<string>['conflict']>): string[] | null {
  if (o.length === 0) return null;
  if (same(a.slice(0, o.length), o)) return [...b, ...a.slice(o.length)];
  return same(a.slice(-o.length), o) ? [...a.slice(0, -o.length), ...b] : null;
}

function merge(mine: readonly string[], drawn: string, fresh: string): Merged {
  const regions = diff3Merge([...mine], wordsOf(drawn), wordsOf(fresh));
  const lost = regions.flatMap(({ conflict }) =>
    conflict && !beside(conflict)
      ? [[conflict.aIndex, conflict.aIndex + conflict.a.length] as const]
      : [],
  );
  const text = regions
    .flatMap(({ ok, conflict }) => ok ?? (conflict ? (beside(conflict) ?? conflict.b) : []))
    .join('');
  return { text, lost };
}

/** The paragraphs, by number, that these places of the text lie in. */
function paragraphsAt(words: readonly string[], { lost }: Merged): ReadonlySet<number> {
  const before = (place: number): number =>
    words.slice(0, place).filter((word) => word === BREAK).length;
  const found = new Set<number>();
  for (const [from, to] of lost) {
    for (let n = before(from); n <= before(to); n += 1) found.add(n);
  }
  return found;
}

/**
 * Puts newer figures into a letter that a person has worded (P26): what only the figures change
 * follows them, what only the person changed stays, and where both did the figures win. Whatever
 * gave way, or names a figure or day that no longer holds, is answered word for word.
 */
export function mergeWording(
  mine: Wording,
  drawn: DrawnWording,
  fresh: DrawnWording,
): MergedWording {
  const own = [mine.title, ...mine.body];
  const words = wordsOf(own.join(BREAK));
  const [before, after] = [drawn, fresh].map(({ title, body }) => [title, ...body].join(BREAK));
  const merged = merge(words, before ?? '', after ?? '');
  const [title = '', ...body] = merged.text.split(BREAK).filter((line) => line.trim() !== '');
  const gaveWay = paragraphsAt(words, merged);
  const old = outdated(drawn, fresh);
  // A paragraph may have taken the newer figures and still name an older one beside them.
  const drawnNow = new Set([fresh.title, ...fresh.body]);
  const stillOld = [title, ...body].filter(
    (line) => !drawnNow.has(line) && names(plainFigures(line), old),
  );
  const replaced = [...new Set([...own.filter((_, n) => gaveWay.has(n)), ...stillOld])];
  if (body.length === 0) return { title: fresh.title, body: fresh.body, replaced: own };
  return { title, body, replaced };
}
