import type { FactValue } from '#domain/facts/fact.js';

type Row = Readonly<Record<string, FactValue>>;

/** A unit's own row of a list; null: it has none there. */
export function rowOf(list: FactValue, code: FactValue): Row | null {
  if (!Array.isArray(list)) return null;
  const found = list.find(
    (each: unknown): each is Row =>
      typeof each === 'object' && each !== null && 'code' in each && each.code === code,
  );
  return found ?? null;
}
