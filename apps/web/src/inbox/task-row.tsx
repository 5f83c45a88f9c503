import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TaskItem } from '../api/types.js';
import { deskName, fundName, stepName, unitName } from '../names/names.js';
import { Amount } from '../ui/amount.js';
import { useLanguage } from '../ui/language.js';
import { isReminder, LightSign } from '../ui/light.js';
import { RemainingText } from '../ui/remaining-text.js';
import { instantWords } from '../ui/time.js';

/** 待阅 or 已阅, and which letter it is about. */
function CopyTag({ copy }: { copy: NonNullable<TaskItem['copy']> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { letter, readAt, readBy } = copy;
  const at = readAt === null ? '' : instantWords(readAt, language);
  return (
    <>
      {letter && (
        <span className="block">{[letter.number, letter.title].filter(Boolean).join(' ')}</span>
      )}
      <span className={readBy ? 'tag' : 'tag tag-unread'}>
        {readBy ? t('copy.read', { person: readBy.person, at }) : t('copy.unread')}
      </span>
    </>
  );
}

export interface TaskRowProps {
  readonly task: TaskItem;
  readonly chosen: boolean;
  readonly onFocus: () => void;
}

export function TaskRow({ task, chosen, onFocus }: TaskRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  // What was copied is the letter: it is opened itself, and so read.
  const letter = task.copy?.letter?.id;
  const open = () =>
    void (letter === undefined
      ? navigate({ to: '/tasks/$id', params: { id: task.id } })
      : navigate({ to: '/letters/$id', params: { id: letter } }));
  return (
    <tr className={chosen ? 'chosen' : undefined} onClick={open}>
      <td>
        <LightSign light={task.light} of={isReminder(task) ? 'reminder' : 'task'} />
      </td>
      <th scope="row">
        <Link
          to="/tasks/$id"
          params={{ id: task.id }}
          className="row-link"
          onFocus={onFocus}
          onClick={(event) => {
            event.stopPropagation();
            if (letter === undefined) return;
            event.preventDefault();
            open();
          }}
        >
          {stepName(task.kind, task.title, language)}
        </Link>
        <span className="quiet">{` ${task.period}`}</span>
        {task.returned && task.state !== 'DONE' && (
          <span className="tag tag-returned">{t('task.returned')}</span>
        )}
        {task.copy && <CopyTag copy={task.copy} />}
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
        <RemainingText task={task} />
      </td>
      <td>{deskName(task.candidateGroup, language)}</td>
    </tr>
  );
}
