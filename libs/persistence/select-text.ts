import { createHash } from 'node:crypto';
import type { Prepared } from './database.js';

/** Collects the values of one statement and the places they stand in. */
export class Values {
  readonly list: unknown[] = [];

  /** The place (`$3`) of a value. */
  at(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }

  /** The condition that a column is a value; no condition where nothing is asked. */
  equal(column: string, value: unknown): string[] {
    return value === undefined ? [] : [`${column} = ${this.at(value)}`];
  }
}

/** The same text is the same prepared statement, on every connection. */
export function prepared(text: string): Prepared {
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  return { name, text };
}

export const allOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'true' : conditions.map((each) => `(${each})`).join(' AND ');

/** `%`, `_` and `\` are ordinary characters of what a person looks for. */
export const likePattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** An instant as milliseconds since 1970; a driver's `Date` never leaves this room. */
export const epochMs = (column: string): string =>
  `(extract(epoch FROM ${column}) * 1000)::bigint::text`;

/** A business instant as SQL takes it. */
export const instant = (ms: number): string => new Date(ms).toISOString();
