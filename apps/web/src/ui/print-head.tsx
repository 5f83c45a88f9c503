import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../api/queries.js';
import { useBusinessClock } from '../app/business-clock.js';
import { useLanguage } from './language.js';
import { instantText, instantWords } from './time.js';

/** What a printed sheet must say of itself: what it lists, by which filter, who printed it, when. */
export function PrintHead({ title, filter }: { title: string; filter?: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { now } = useBusinessClock();
  const { data: session } = useQuery(sessionQuery);
  return (
    <header className="print-only print-head">
      <h1>{title}</h1>
      {filter !== undefined && <p>{t('list.filter', { filter })}</p>}
      <p>
        {t('list.printedBy', {
          person: session?.person ?? '',
          at: instantWords(instantText(now), language),
        })}
      </p>
    </header>
  );
}
