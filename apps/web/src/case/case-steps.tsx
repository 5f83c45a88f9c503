import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseStep, CaseView } from '../api/types.js';
import { deskName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';
import { instantWords } from '../ui/time.js';
import { ClauseQuote } from './clause-quote.js';

/** One step of a case's history. */
export function CaseStepItem({ step }: { step: CaseStep }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = step.stepTitle[language];
  const when = step.at === null ? '' : instantWords(step.at, language);
  return (
    <li className={`step step-${step.state.toLowerCase()}`}>
      <div>
        {step.taskId === null ? (
          <strong>{title}</strong>
        ) : (
          <Link to="/tasks/$id" params={{ id: step.taskId }}>
            <strong>{title}</strong>
          </Link>
        )}
        <span className="tag">{t(`case.stepState.${step.state}`)}</span>
        {step.round !== null && step.round > 1 && (
          <span className="tag">{t('case.round', { round: step.round })}</span>
        )}
      </div>
      {step.by ? (
        <p>{[step.by.person, when].join(' ')}</p>
      ) : (
        <p className="quiet">
          {step.state === 'DONE' || step.state === 'WITHDRAWN'
            ? `${t('case.fallback')} ${when}`
            : step.candidateGroup !== null && deskName(step.candidateGroup, language)}
        </p>
      )}
      <ClauseQuote clause={step.clause} />
    </li>
  );
}

export function CaseSteps({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="steps-title">
      <h2 id="steps-title">{t('case.steps')}</h2>
      <ol className="steps">
        {view.steps.map((step, index) => (
          <CaseStepItem key={step.taskId ?? `${step.code}/${index}`} step={step} />
        ))}
      </ol>
    </section>
  );
}
