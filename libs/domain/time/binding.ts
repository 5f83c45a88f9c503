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
 * says that it shall be kept. Every other day that passes reminds and is counted apart.
 */
export const binds = ({ source, strength }: Dated): boolean =>
  strength === 'SHALL' && (source === 'STATUTORY' || source === 'ADOPTED');
