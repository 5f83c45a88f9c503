import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { normalised } from '#persistence/people/password-hash.js';
import type { FieldError } from '../http/problem.js';
import { ownWords, type PasswordOwner } from './own-words.js';
import { habits } from './password-habits.js';

/** Length, and not among those that are tried first; no rule about kinds of characters (NIST SP 800-63B). */
export const shortest = 12;
export const longest = 128;
/**
 * At a hundred tries an hour, the most that one account answers, a year holds fewer than this many.
 */
const leastGuesses = 1_000_000;
/** Looking at more would cost time and not change the answer. */
const looksAt = 24;

const lists = new ZxcvbnFactory({
  dictionary: { ...dictionary, habits },
  graphs: { qwerty: adjacencyGraphs.qwerty, keypad: adjacencyGraphs.keypad },
  l33tMaxSubstitutions: 10,
});

const cut = (text: string): string => Array.from(text).slice(0, looksAt).join('');
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Signs between and after words are what everybody adds, so they do not count; where signs are most
 * of it, they do.
 */
function cores(text: string): ReadonlySet<string> {
  const spelled = bare(text.replaceAll('@', 'a').replaceAll('$', 's'));
  const plain = bare(text);
  return new Set(plain.length * 2 < text.length ? [text] : [plain, spelled]);
}

const lookalikes: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'l',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
  '!': 'l',
};
/** How a text reads when case, punctuation and lookalikes are not told apart. */
const folded = (text: string): string =>
  bare(
    normalised(text)
      .toLowerCase()
      .replace(/[013457@$!]/g, (sign) => lookalikes[sign] ?? sign),
  );

const leastOther = 4;

/**
 * Words that are near at hand, with nothing but figures, signs and a few letters besides. Counted by
 * guesses, a date behind one's own name would be enough; who knows the person tries just that.
 */
function isWordsAndFigures(text: string, own: readonly string[]): boolean {
  const all = bare(text).toLowerCase();
  const words = [...own, ...habits].filter((word) => /^\p{L}+$/u.test(word));
  words.sort((one, other) => other.length - one.length);
  const rest = words.reduce((left, word) => left.replaceAll(word.toLowerCase(), ' '), all);
  return rest !== all && Array.from(rest.replace(/[^\p{L}]/gu, '')).length < leastOther;
}

type Fault = Omit<FieldError, 'pointer'>;

const tooCommon: Fault = {
  code: 'TOO_COMMON',
  message:
    '这个密码太常见或太容易猜到，请换几个不相干的词 / Too common or too easy to guess: use a few unrelated words',
};

/** What is wrong with a new password; null when it may be used. `published`: those of the demo. */
export function passwordFault(
  password: string,
  owner: PasswordOwner,
  published: readonly string[],
): Fault | null {
  const text = normalised(password);
  const length = Array.from(text).length;
  if (/\p{Cc}|\p{Cs}/u.test(text)) {
    return {
      code: 'UNTYPABLE',
      message: '含有无法输入的字符 / It holds characters that cannot be typed',
    };
  }
  if (length < shortest) {
    return {
      code: 'TOO_SHORT',
      message: `至少 ${shortest} 个字符 / at least ${shortest} characters`,
    };
  }
  if (length > longest) {
    return { code: 'TOO_LONG', message: `最多 ${longest} 个字符 / at most ${longest} characters` };
  }
  if (published.some((known) => folded(text).includes(folded(known)))) return tooCommon;
  if (folded(text).includes(folded(owner.username))) {
    return { code: 'HOLDS_USERNAME', message: '不得含有账号名 / It must not hold the username' };
  }
  const own = [...ownWords(owner), ...published];
  if (isWordsAndFigures(text, own)) return tooCommon;
  const guesses = [...cores(text)].map((each) => lists.check(cut(each), own).guesses);
  return Math.min(...guesses) < leastGuesses ? tooCommon : null;
}
