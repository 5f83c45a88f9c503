import { useTranslation } from 'react-i18next';
import { binds } from '#domain/time/binding.js';
import type { Light, TaskItem } from '../api/types.js';

const SHAPES: Readonly<Record<Light, string>> = {
  GREY: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Zm0 2a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7Z',
  GREEN: 'M6.6 13.2 1.9 8.5l1.7-1.7 3 3 5.9-6 1.7 1.7Z',
  YELLOW: 'M8 1.8 15 14H1Z',
  RED: 'M2 2h12v12H2Z',
  ORANGE: 'M8 1l7 7-7 7-7-7Z',
};

/** Whose light it is; a reminder is a duty past a day that does not bind. */
type Of = 'task' | 'duty' | 'reminder';

/** Past a day that only reminds: yellow, but neither near nor overdue. */
export const isReminder = (
  task: Pick<TaskItem, 'light' | 'source' | 'strength' | 'state' | 'daysLeft'>,
): boolean =>
  task.light === 'YELLOW' && !binds(task) && (task.state === 'DONE' || task.daysLeft.calendar < 0);

/** 状态灯: a shape and a word beside the colour, so that it reads in black and white too. */
export function LightSign({ light, of = 'task' }: { light: Light; of?: Of }) {
  const { t } = useTranslation();
  return (
    <span className={`light light-${light.toLowerCase()}`}>
      <svg viewBox="0 0 16 16" width="13" height="13" aria-hidden="true">
        <path d={SHAPES[light]} />
      </svg>
      {of === 'reminder' ? t('board.matrix.reminder') : t(`light.${of}.${light}`)}
    </span>
  );
}
