import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TaskItem } from '../api/types.js';
import { deskName, fundName, stepName, unitName } from '../names/names.js';
import { Amount } from '../ui/amount.js';
import { useLanguage } from '../ui/language.js';
import { isReminder, LightSign } from '../ui/light.js';
import { RemainingText } from '../ui/remaining-text.js';
import { CopyReader, CopySign } from './copy-receipt.js';

export interface TaskRowProps {
  readonly task: TaskItem;
  readonly chosen: boolean;
  readonly onFocus: () => void;
}

export function TaskRow({ task, chosen, onFocus }: TaskRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const letter = task.copy?.letter;
  // What was copied is the letter: it is opened itself, and so read.
  const to = letter
    ? ({ to: '/letters/$id', params: { id: letter.id } } as const)
    : ({ to: '/tasks/$id', params: { id: task.id } } as const);
  return (
    <tr className={chosen ? 'chosen' : undefined} onClick={() => void navigate(to)}>
      <td>
        {task.copy ? (
          <CopySign copy={task.copy} />
        ) : (
          <LightSign light={task.light} of={isReminder(task) ? 'reminder' : 'task'} />
        )}
      </td>
      <th scope="row">
        <Link
          {...to}
          className="row-link"
          onFocus={onFocus}
          onClick={(event) => event.stopPropagation()}
        >
          {letter ? letter.title : stepName(task.kind, task.title, language, task.city)}
        </Link>
        <span className="quiet">{` ${letter?.number ?? task.period}`}</span>
        {task.returned && task.state !== 'DONE' && (
          <span className="tag tag-returned">{t('task.returned')}</span>
        )}
        {task.claimedBy && task.state === 'CLAIMED' && (
          <span className="tag">{t('task.claimedBy', { person: task.claimedBy.person })}</span>
        )}
        {!letter && (task.state === 'DONE' || task.state === 'CANCELLED') && (
          <span className="tag">{t(`taskState.${task.state}`)}</span>
        )}
      </th>
      <td>{unitName(task.unit, language)}</td>
      <td>{fundName(task.fund, language, task.city)}</td>
      <td className="number">
        <Amount value={task.amount} />
      </td>
      <td>{task.copy ? <CopyReader copy={task.copy} /> : <RemainingText task={task} />}</td>
      <td>{deskName(task.candidateGroup, language)}</td>
    </tr>
  );
}
