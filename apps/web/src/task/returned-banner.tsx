import { useTranslation } from 'react-i18next';
import type { Task } from '../api/types.js';
import '../styles/returned.css';
import { useLanguage } from '../ui/language.js';
import { instantWords } from '../ui/time.js';

/** A returned task says so before all else: who sent it back, at which step, when and why. */
export function ReturnedBanner({ task: { returnedBy, state } }: { task: Task }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!returnedBy || state === 'DONE' || state === 'CANCELLED') return null;
  const { by, at, title, reason, comment } = returnedBy;
  return (
    <section className="card returned-banner" role="status" aria-label={t('task.returned')}>
      <h2>
        {t('task.returnedBy', { person: by.person, at: instantWords(at, language), step: title })}
      </h2>
      {reason && <p>{t('task.returnReason', { reason: reason.title })}</p>}
      {comment !== null && <p className="returned-comment">{comment}</p>}
    </section>
  );
}
