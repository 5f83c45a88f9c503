import { useTranslation } from 'react-i18next';
import type { Neighbour, Task } from '../api/types.js';
import { deskName, stepName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';
import { instantWords } from '../ui/time.js';

function Step({ step, empty }: { step: Neighbour | undefined; empty: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!step) return <dd className="quiet">{empty}</dd>;
  return (
    <dd>
      {stepName(step.code, step.title, language)}
      <span className="quiet">
        {step.by
          ? ` ${step.by.person}${step.at ? ` ${instantWords(step.at, language)}` : ''}`
          : step.candidateGroup
            ? ` ${deskName(step.candidateGroup, language)}`
            : step.at === null
              ? ` ${t('task.everyUnit')}`
              : ''}
      </span>
    </dd>
  );
}

/** 上一步、下一步. */
export function Neighbours({ task: { before, next } }: { task: Task }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="neighbours-title">
      <h2 id="neighbours-title">{t('task.course')}</h2>
      <dl className="pairs">
        <div>
          <dt>{t('task.before')}</dt>
          <Step step={before[before.length - 1]} empty={t('task.first')} />
        </div>
        <div>
          <dt>{t('task.next')}</dt>
          <Step step={next[0]} empty={t('task.last')} />
        </div>
      </dl>
    </section>
  );
}
