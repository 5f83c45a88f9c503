import type { FactValue } from '#domain/facts/fact.js';

type Row = Readonly<Record<string, FactValue>>;

/** A unit's own row of a list, in which its code stands under `key`; null: it has none there. */
export function rowOf(list: FactValue, code: FactValue, key = 'code'): Row | null {
  if (!Array.isArray(list)) return null;
  const found = list.find(
    (each: unknown): each is Row =>
      typeof each === 'object' && each !== null && key in each && (each as Row)[key] === code,
  );
  return found ?? null;
}
