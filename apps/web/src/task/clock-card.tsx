import { useTranslation } from 'react-i18next';
import { sourceNote } from '../obligations/source-words.js';
import type { Task } from '../api/types.js';
import { DayText } from '../ui/day-text.js';

/** 时钟: the document's day, the last day to act, and how they were counted. */
export function ClockCard({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { clock } = task;
  const explanation = clock.explanation ?? [];
  return (
    <section className="card" aria-labelledby="clock-title">
      <h2 id="clock-title">{t('task.clock')}</h2>
      <dl className="pairs">
        {clock.statutory !== undefined && (
          <div>
            <dt>{t('task.statutory')}</dt>
            <dd>
              <DayText day={clock.statutory} />
            </dd>
          </div>
        )}
        {clock.operational !== undefined && (
          <div>
            <dt>{t('task.operational')}</dt>
            <dd>
              <DayText day={clock.operational} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('task.source')}</dt>
          <dd>{sourceNote(t, task)}</dd>
        </div>
      </dl>
      {clock.provisional && <p className="tag">{t('task.provisional')}</p>}
      {explanation.length > 0 && (
        <details open={explanation.length <= 3}>
          <summary>{t('task.why')}</summary>
          <ol>
            {explanation.map((line, index) => (
              <li key={index} lang="zh-CN">
                {line}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
