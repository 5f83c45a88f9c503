import { useTranslation } from 'react-i18next';
import type { TaskItem } from '../api/types.js';
import { DayText } from './day-text.js';

export interface RemainingTextProps {
  readonly task: Pick<TaskItem, 'state' | 'source' | 'light' | 'daysLeft' | 'dueOn'>;
  readonly time?: string;
}

/** Beyond a month people count calendar days: nobody plans by the 40th working day. */
const HORIZON = 31;

const kindOf = ({ calendar }: TaskItem['daysLeft']) =>
  calendar < 0
    ? 'overdue'
    : calendar === 0
      ? 'today'
      : calendar <= HORIZON
        ? 'workingDays'
        : 'days';

/** 剩 2 个工作日 · 2022-10-12 周三: as the API counted it from the business day; the page counts nothing. */
export function RemainingText({ task, time }: RemainingTextProps) {
  const { t } = useTranslation();
  const over = task.state === 'DONE' || task.state === 'CANCELLED';
  const { calendar, working } = task.daysLeft;
  const kind = kindOf(task.daysLeft);
  const count = kind === 'workingDays' ? working : Math.abs(calendar);
  const urgent = kind === 'overdue' && task.light !== 'RED' ? 'past' : kind;
  return (
    <span className="remaining">
      {!over && (
        <span className={`left-${urgent}`}>
          {kind === 'today' ? t('remaining.today') : t(`remaining.${kind}`, { count })}
        </span>
      )}
      <span className="quiet">
        <DayText day={task.dueOn.date} described={task.dueOn} />
        {time !== undefined && ` ${time}`}
        {task.source === 'PROPOSED' && (
          <abbr title={t('source.note.PROPOSED')}>{t('source.PROPOSED')}</abbr>
        )}
      </span>
    </span>
  );
}
