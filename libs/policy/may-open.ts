import { daysOf, type Period } from '#domain/time/period.js';
import type { Pack } from './pack.js';

/** Why no case of a period may be opened now. */
export type MayNotOpen =
  | { readonly why: 'EXPIRED'; readonly day: string }
  | { readonly why: 'NOT_YET'; readonly day: string };

/**
 * Whether a case may be opened for a period; null: it may. Rules that have run out open
 * nothing for periods that begin later; periods inside them are settled as usual.
 */
export function mayOpen(
  { validFrom, validTo }: Pick<Pack, 'validFrom' | 'validTo'>,
  of: Period,
): MayNotOpen | null {
  const { first, last } = daysOf(of);
  if (validTo !== null && first > validTo) return { why: 'EXPIRED', day: validTo };
  if (last < String(validFrom.value)) return { why: 'NOT_YET', day: String(validFrom.value) };
  return null;
}
