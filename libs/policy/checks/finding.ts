import type { Pack } from '../pack.js';
import { PolicyFault } from '../policy-fault.js';
import { placeOf } from '../read-yaml.js';

/** Something wrong with an item of a pack, in both languages. */
export interface Finding {
  readonly item: object;
  readonly clause: string | null;
  readonly what: string;
}

export const finding = (item: object, clause: string | null, zh: string, en: string): Finding => ({
  item,
  clause,
  what: `${zh} / ${en}`,
});

/** Items of which one has a key that another has too. */
export function twice<T extends object>(
  items: readonly T[],
  what: string,
  keyOf: (item: T) => string,
): Finding[] {
  const keys = items.map(keyOf);
  return items
    .filter((_, index) => keys.indexOf(keys[index] ?? '') !== index)
    .map((item) =>
      finding(item, null, `${keyOf(item)} 重复`, `${what} ${keyOf(item)} stands twice`),
    );
}

/** A finding as a fault: the file and line of the item, where it came from a file, else `otherwise`. */
export function faultAt(otherwise: string, { item, clause, what }: Finding): PolicyFault {
  const { file, line } = placeOf(item) ?? { file: otherwise, line: null };
  return new PolicyFault({ file, line, clause }, what);
}

/** A finding of a pack as a fault. */
export const faultOf = (pack: Pack, found: Finding): PolicyFault =>
  faultAt(`packs/${pack.id}`, found);
