import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TaskItem } from '../api/types.js';
import type { DescribedDays } from '../app/working-days.js';
import { deskName, fundName, stepName, unitName } from '../names/names.js';
import { Amount } from '../ui/amount.js';
import { useLanguage } from '../ui/language.js';
import { LightSign } from '../ui/light.js';
import { RemainingText } from '../ui/remaining-text.js';
import type { Day } from '../ui/time.js';

export interface TaskRowProps {
  readonly task: TaskItem;
  readonly days: DescribedDays;
  readonly today: Day;
  readonly chosen: boolean;
  readonly onFocus: () => void;
}

export function TaskRow({ task, days, today, chosen, onFocus }: TaskRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const open = () => void navigate({ to: '/tasks/$id', params: { id: task.id } });
  return (
    <tr className={chosen ? 'chosen' : undefined} onClick={open}>
      <td>
        <LightSign light={task.light} />
      </td>
      <th scope="row">
        <Link
          to="/tasks/$id"
          params={{ id: task.id }}
          className="row-link"
          onFocus={onFocus}
          onClick={(event) => event.stopPropagation()}
        >
          {stepName(task.kind, task.title, language)}
        </Link>
        <span className="quiet">{` ${task.period}`}</span>
        {task.claimedBy && task.state === 'CLAIMED' && (
          <span className="tag">{t('task.claimedBy', { person: task.claimedBy.person })}</span>
        )}
        {(task.state === 'DONE' || task.state === 'CANCELLED') && (
          <span className="tag">{t(`taskState.${task.state}`)}</span>
        )}
      </th>
      <td>{unitName(task.unit, language)}</td>
      <td>{fundName(task.fund, language)}</td>
      <td className="number">
        <Amount value={task.amount} />
      </td>
      <td>
        <RemainingText task={task} days={days} today={today} />
      </td>
      <td>{deskName(task.candidateGroup, language)}</td>
    </tr>
  );
}
