import type { TFunction } from 'i18next';
import type { ObligationItem } from '../api/types.js';

type Dated = Pick<ObligationItem, 'source' | 'strength'>;

/** Where a day comes from, with 原则上 and its like before it; an order is not said. */
export const sourceWords = (t: TFunction, { source, strength }: Dated): string =>
  strength === 'SHALL'
    ? t(`source.${source}`)
    : `${t(`strength.${strength}`)} · ${t(`source.${source}`)}`;

/** The same with what it means to miss the day. */
export const sourceNote = (t: TFunction, { source, strength }: Dated): string => {
  const note = strength === 'SHALL' ? t(`source.note.${source}`) : t(`strength.note.${strength}`);
  return `${sourceWords(t, { source, strength })} · ${note}`;
};
