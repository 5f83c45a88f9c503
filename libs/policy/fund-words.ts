import type { Language } from '#domain/time/count-words.js';
import type { Pack } from './pack.js';

/** A case that moves and owes no money is about no one fund. */
const allFunds: Readonly<Record<Language, string>> = { zh: '全部险种', en: 'All funds' };

/** 险种 of a case in words. */
export const fundInWords = (
  { funds }: Pick<Pack, 'funds'>,
  fund: string,
  language: Language = 'zh',
): string =>
  fund === 'ALL'
    ? allFunds[language]
    : (funds.find(({ code }) => code === fund)?.name[language] ?? fund);
