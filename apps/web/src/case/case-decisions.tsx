import { useTranslation } from 'react-i18next';
import type { CaseView } from '../api/types.js';
import { useLanguage } from '../ui/language.js';
import { instantWords } from '../ui/time.js';

export function CaseDecisions({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section className="card" aria-labelledby="decisions-title">
      <h2 id="decisions-title">{t('case.decisions')}</h2>
      {view.decisions.length === 0 && <p className="quiet">{t('case.noDecisions')}</p>}
      <ol className="trail">
        {view.decisions.map((decision) => (
          <li key={decision.id}>
            <time className="quiet">{instantWords(decision.at, language)}</time>
            <span>
              <strong>{decision.by.person}</strong>{' '}
              {`${decision.stepTitle[language]} · ${decision.decisionTitle[language]}`}
              {decision.state === 'ACCEPTED' && (
                <span className="tag">{t('outcome.applying')}</span>
              )}
            </span>
            {decision.comment && <q>{decision.comment}</q>}
          </li>
        ))}
      </ol>
    </section>
  );
}
