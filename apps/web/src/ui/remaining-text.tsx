import { useTranslation } from 'react-i18next';
import type { DateSource, TaskState } from '../api/types.js';
import { remainingUntil, type DescribedDays } from '../app/working-days.js';
import { DayText } from './day-text.js';
import { dueDay, type Day } from './time.js';

export interface RemainingTextProps {
  readonly task: { readonly dueAt: string; readonly state: TaskState; readonly source: DateSource };
  readonly days: DescribedDays;
  readonly today: Day;
  readonly time?: string;
}

/** 剩 2 个工作日 · 2022-10-12 周三: the distance and the day itself, never one alone. */
export function RemainingText({ task, days, today, time }: RemainingTextProps) {
  const { t } = useTranslation();
  const { day } = dueDay(task.dueAt);
  const over = task.state === 'DONE' || task.state === 'CANCELLED';
  const left = remainingUntil(today, day, days);
  const words =
    left.kind === 'today'
      ? t('remaining.today')
      : t(`remaining.${left.kind}`, { count: left.days });
  return (
    <span className="remaining">
      {!over && <span className={`left-${left.kind}`}>{words}</span>}
      <span className="quiet">
        <DayText day={day} described={days.get(day)} />
        {time !== undefined && ` ${time}`}
        {task.source === 'PROPOSED' && (
          <abbr title={t('source.note.PROPOSED')}>{t('source.PROPOSED')}</abbr>
        )}
      </span>
    </span>
  );
}
