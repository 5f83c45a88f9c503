import { useTranslation } from 'react-i18next';
import type { Obligation } from '../api/types.js';
import { reasonName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';
import { instantWords } from '../ui/time.js';

/** An excuse stands beside the verdict and never changes it. */
export function DutyExcuse({ excuse }: { excuse: NonNullable<Obligation['excuse']> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section className="card" aria-labelledby="excuse-title">
      <h2 id="excuse-title">{t('duty.excuse')}</h2>
      <p>
        <strong>{reasonName(excuse.reason, '', language) || excuse.reason}</strong>{' '}
        <span className="quiet">{instantWords(excuse.at, language)}</span>
      </p>
      <p>{excuse.comment}</p>
      {excuse.document !== '' && <p>{t('duty.document', { document: excuse.document })}</p>}
      <p className="quiet">{t('duty.excuseNote')}</p>
    </section>
  );
}
