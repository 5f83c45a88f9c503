import { useQuery } from '@tanstack/react-query';
import { readingsQuery } from '../law/law-queries.js';
import { useLanguage } from '../ui/language.js';
import type { ReadingWords } from './reading-words.js';

/** The words of the register of readings, for those who compare one; codes until they are there. */
export function useReadingWords(
  city: string,
): (id: string, codes: readonly string[]) => ReadingWords {
  const language = useLanguage();
  const { data } = useQuery(readingsQuery(city));
  return (id, codes) => {
    const found = data?.find((each) => each.id === id);
    return {
      question: found?.question[language] ?? id,
      chosen: found ? found.chosen : (codes[0] ?? null),
      alternative: (code) =>
        found?.alternatives.find((each) => each.code === code)?.text[language] ?? code,
    };
  };
}
