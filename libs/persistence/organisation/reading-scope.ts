import type { Values } from '../select-text.js';

/** Rows a person may read: a whole city, or one unit of it (decisions 11, 19: row scope is SQL). */
export interface ReadingScope {
  readonly city: string;
  readonly unit: string | null;
}

/** The scope as a condition on a table's `city` and `unit`; no scope at all reads nothing. */
export function inScope(scopes: readonly ReadingScope[], values: Values, table: string): string {
  if (scopes.length === 0) return 'false';
  const parts = scopes.map(({ city, unit }) =>
    unit === null
      ? `${table}.city = ${values.at(city)}`
      : `${table}.city = ${values.at(city)} AND ${table}.unit = ${values.at(unit)}`,
  );
  return parts.length === 1 ? (parts[0] ?? 'false') : parts.map((part) => `(${part})`).join(' OR ');
}
