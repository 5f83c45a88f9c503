import { useTranslation } from 'react-i18next';
import type { Task } from '../api/types.js';
import { deskName, fundName, processName, stepName, unitName } from '../names/names.js';
import { Amount, Capitals } from '../ui/amount.js';
import { useLanguage } from '../ui/language.js';
import { isReminder, LightSign } from '../ui/light.js';
import { RemainingText } from '../ui/remaining-text.js';
import { dueDay } from '../ui/time.js';

export function TaskHeader({ task }: { task: Task }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { time } = dueDay(task.dueAt);
  return (
    <header className="card task-header">
      <div>
        <h1>{stepName(task.kind, task.title, language, task.city)}</h1>
        <p>
          {[
            unitName(task.unit, language),
            fundName(task.fund, language, task.city),
            task.period,
            processName(task.process, language, task.city),
          ].join(' · ')}
        </p>
        <p className="quiet">
          {t('task.at', { desk: deskName(task.candidateGroup, language) })}
          {task.state === 'CLAIMED' && task.claimedBy && (
            <span className="tag">{t('task.claimedBy', { person: task.claimedBy.person })}</span>
          )}
        </p>
      </div>
      <dl className="task-facts">
        <div>
          <dt>{t('column.amount')}</dt>
          <dd className="task-amount">
            <Amount value={task.amount} />
            {task.amount !== null && <Capitals value={task.amount} />}
          </dd>
        </div>
        <div>
          <dt>{t('task.until')}</dt>
          <dd>
            <LightSign light={task.light} of={isReminder(task) ? 'reminder' : 'task'} />
            <RemainingText task={task} time={time} />
          </dd>
        </div>
      </dl>
    </header>
  );
}
