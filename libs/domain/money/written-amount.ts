/** What a text that people type or paste shows once it is written narrow: `１２，３４５。６０` is `12,345.60`. */
export interface WrittenAmount {
  /** Blanks around it and the currency are off. */
  readonly text: string;
  /** As many characters of it as a sentence may quote. */
  readonly quoted: string;
}

const WIDE_FIRST = 0xff01;
const WIDE_LAST = 0xff5e;
const WIDE_SHIFT = 0xfee0;
const QUOTED = 24;

/** Signs of a Chinese keyboard and of office programs that stand for an ASCII one. */
const SAME_SIGN: Readonly<Record<string, string>> = {
  '。': '.',
  '｡': '.',
  '￥': '¥',
  '−': '-',
  '–': '-',
  '—': '-',
  '\u3000': ' ',
  '\u00a0': ' ',
};

/** One character in its narrow form. Only signs and digits of the same meaning change; `²` stays what it is. */
function narrow(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= WIDE_FIRST && code <= WIDE_LAST) return String.fromCodePoint(code - WIDE_SHIFT);
  return SAME_SIGN[character] ?? character;
}

/** Reads what was typed or pasted; one ¥ before it and one 元 behind it belong to the amount (F00). */
export function writtenAmount(typed: string): WrittenAmount {
  const all = Array.from(typed, narrow).join('').trim();
  const quoted = all.length > QUOTED ? `${all.slice(0, QUOTED)}…` : all;
  const text = all.replace(/^(-?)¥\s*/, '$1').replace(/\s*元$/, '');
  return { text, quoted: quoted.replace(/\s+/g, ' ') };
}
