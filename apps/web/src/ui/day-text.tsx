import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '../api/types.js';
import { useLanguage } from './language.js';
import { dayWords } from './time.js';

/** A date with its weekday and, where the calendar says otherwise than the weekday, 班 or 休. */
export function DayText({ day, described }: { day: string; described?: CalendarDay | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const kind = described?.kind;
  return (
    <span className="day">
      {dayWords(day, language)}
      {(kind === 'HOLIDAY' || kind === 'MAKE_UP_WORKDAY') && (
        <abbr className={`day-${kind.toLowerCase()}`} title={described?.name ?? ''}>
          {t(`day.${kind}`)}
        </abbr>
      )}
      {described?.provisional && <abbr className="day-provisional">{t('day.provisional')}</abbr>}
    </span>
  );
}
