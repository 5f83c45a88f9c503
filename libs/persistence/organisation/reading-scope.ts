import type { Values } from '../select-text.js';

/**
 * Rows a person may read: a whole city, or one unit of it (row scope is SQL). Every
 * read for people asks `inScope`; nothing else compares a row's city or unit with the reader's.
 */
export interface ReadingScope {
  /** null: every city, for the operator of the machine alone (docs/adr/0005-operator-key.md). */
  readonly city: string | null;
  readonly unit: string | null;
}

export const everywhere: ReadingScope = { city: null, unit: null };

/** The scope as a condition on a table's `city` and `unit`; no scope at all reads nothing. */
export function inScope(scopes: readonly ReadingScope[], values: Values, table: string): string {
  if (scopes.length === 0) return 'false';
  if (scopes.some(({ city }) => city === null)) return 'true';
  const parts = scopes.map(({ city, unit }) =>
    unit === null
      ? `${table}.city = ${values.at(city)}`
      : `${table}.city = ${values.at(city)} AND ${table}.unit = ${values.at(unit)}`,
  );
  return parts.length === 1 ? (parts[0] ?? 'false') : parts.map((part) => `(${part})`).join(' OR ');
}
