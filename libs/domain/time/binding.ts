import type { SourceClass } from './due-date.js';

/** How binding the words of the document are: 应, 原则上, 一般, 可. */
export type Strength = 'SHALL' | 'PRINCIPLE' | 'GENERALLY' | 'MAY';

/** A day with where it comes from and how binding its words are. */
export interface Dated {
  readonly source: SourceClass;
  readonly strength: Strength;
}

/**
 * Whether missing the day is a breach (OVERDUE, RED, a ladder): the law or the city has set it, and
 * says that it shall be kept. Every other day that passes is PAST_PROPOSED: it reminds, it is
 * YELLOW, and it is counted apart. The database says the same in `duty_binds`; a test holds the two
 * together, and nobody else decides it (docs/adr/0029).
 */
export const binds = ({ source, strength }: Dated): boolean =>
  strength === 'SHALL' && (source === 'STATUTORY' || source === 'ADOPTED');
