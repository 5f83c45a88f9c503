import { pinyin, polyphonic } from 'pinyin-pro';
import { officeInWords } from '#policy/desk-words.js';

/** Who a password is for, and what everybody knows of them. */
export interface PasswordOwner {
  readonly username: string;
  readonly person: string;
  /** As in `331102.FINANCE`. */
  readonly office: string;
}

/** Shorter ones stand in anything by chance; two Chinese signs are a word. */
const leastLength = 3;

/** All runs of two signs or syllables and more, the longest first. */
function runsOf(parts: readonly string[]): string[] {
  const runs: string[] = [];
  for (let length = parts.length; length >= 2; length -= 1) {
    for (let from = 0; from + length <= parts.length; from += 1) {
      runs.push(parts.slice(from, from + length).join(''));
    }
  }
  return runs;
}

/** Of a longer name the beginning will do; all its runs would be thousands. */
const longestName = 12;

/** Signs that are read in several ways make many readings; the usual ones come first. */
const mostReadings = 16;

/** The syllables of a Chinese name: 徐志强 is xu, zhi, qiang; 吕 is lv; 莲都 both lian, dou and lian, du. */
function readingsOf(name: string, isPerson: boolean): string[][] {
  const how = { toneType: 'none', type: 'array', nonZh: 'removed', v: true } as const;
  const usual = pinyin(name, { ...how, surname: isPerson ? 'head' : 'off' });
  let readings: string[][] = [[]];
  for (const [at, sounds] of polyphonic(name, how).entries()) {
    const all = [...new Set([usual[at] ?? '', ...sounds])].filter((sound) => sound !== '');
    readings = all
      .flatMap((sound) => readings.map((before) => [...before, sound]))
      .slice(0, mostReadings);
  }
  return readings;
}

/** A Chinese name as people type it: its signs, its pinyin and the first letters of that. */
function typed(name: string, isPerson: boolean): string[] {
  const signs = Array.from(name).slice(0, longestName);
  const spelled = readingsOf(signs.join(''), isPerson).flatMap((syllables) => {
    const [first = '', ...given] = syllables;
    const orders = isPerson ? [syllables, [...given, first]] : [syllables];
    return orders.flatMap((order) => [order, order.map((each) => each.charAt(0))]);
  });
  return [signs, ...spelled].flatMap(runsOf);
}

/** What somebody who knows the person would try first, most likely first. */
export function ownWords({ username, person, office }: PasswordOwner): string[] {
  const plain = [username, person, office, ...username.split('.'), ...person.split(/\s+/)];
  const words = [
    ...plain,
    ...plain.map((each) => each.replace(/[^\p{L}\p{N}]/gu, '')),
    ...typed(person, true),
    ...typed(officeInWords(office)?.zh ?? '', false),
  ];
  return [...new Set(words.map((each) => each.toLowerCase()))].filter(
    (word) => word.length >= leastLength || /^\p{Script=Han}{2}$/u.test(word),
  );
}
