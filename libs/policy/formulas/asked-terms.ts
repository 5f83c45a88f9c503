import { day, type Day } from '#domain/time/day.js';
import { isDayAsked } from '#domain/time/years.js';
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

/** The day by whose law somebody asks, `2023-01-01`; undefined: they name none. */
export function askedDay(text: unknown): Day | undefined {
  if (text === undefined || text === null) return undefined;
  if (typeof text === 'string' && isDayAsked(text)) return day(text);
  throw fault(
    '/day',
    'WRONG_INPUT',
    '日期须存在，写作 2023-01-01',
    'write a day that exists as 2023-01-01',
  );
}
