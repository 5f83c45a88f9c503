import { fault } from './formula-fault.js';

/** Readings as people write them, `OQ-01=SWITCH`, by question. */
export function askedReadings(words: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    words.map((word): [string, string] => {
      const [, id, code] = /^(OQ-\d+)=([A-Z0-9_]+)$/.exec(word) ?? [];
      if (id !== undefined && code !== undefined) return [id, code];
      const zh = `口径须写成 OQ-01=SWITCH：${word}`;
      throw fault('/reading', 'WRONG_INPUT', zh, `write a reading as OQ-01=SWITCH: ${word}`);
    }),
  );
}
