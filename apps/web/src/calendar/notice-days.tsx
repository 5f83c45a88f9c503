import { useTranslation } from 'react-i18next';
import { addDays, day } from '#domain/time/day.js';
import { useLanguage } from '../ui/language.js';
import { dayWords } from '../ui/time.js';
import type { CalendarPreview } from './calendar-queries.js';

type Days = CalendarPreview['days'];

const effectOf = ({ off, plain }: Days[number]): 'HOLIDAY' | 'MAKE_UP_WORKDAY' | 'PLAIN' =>
  plain ? 'PLAIN' : off ? 'HOLIDAY' : 'MAKE_UP_WORKDAY';

/** Days on end with one effect are one row: first, last, how many. */
function runsOf(days: Days): Days[] {
  const runs: Days[number][][] = [];
  for (const each of days) {
    const open = runs.at(-1);
    const last = open?.at(-1);
    const goesOn =
      last !== undefined &&
      effectOf(last) === effectOf(each) &&
      each.off &&
      addDays(day(last.date), 1) === each.date;
    if (open && goesOn) open.push(each);
    else runs.push([each]);
  }
  return runs;
}

/** Every day of a notice with its effect, by holiday, as a person compares them with the paper. */
export function NoticeDays({ days, unchanged }: { days: Days; unchanged: readonly string[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = [...new Set(days.map(({ name }) => name))];
  return (
    <dl className="calendar-days">
      {names.map((name) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {runsOf(days.filter((each) => each.name === name)).map((run) => {
              const [first] = run;
              const last = run.at(-1);
              if (!first || !last) return null;
              const effect = effectOf(first);
              return (
                <span key={`${effect} ${first.date}`}>
                  {effect === 'PLAIN' ? (
                    <abbr className="day-plain">
                      {t(first.off ? 'calendar.plain.rest' : 'calendar.plain.work')}
                    </abbr>
                  ) : (
                    <abbr className={`day-${effect.toLowerCase()}`}>{t(`day.${effect}`)}</abbr>
                  )}{' '}
                  {dayWords(first.date, language)}
                  {last !== first && ` – ${dayWords(last.date, language)}`}
                  {effect === 'HOLIDAY' && ` ${t('unit.days', { count: run.length })}`}
                </span>
              );
            })}
          </dd>
        </div>
      ))}
      {unchanged.length > 0 && (
        <div>
          <dt>{t('calendar.unchanged')}</dt>
          <dd>
            {unchanged.map((date) => (
              <span key={date}>{dayWords(date, language)}</span>
            ))}
          </dd>
        </div>
      )}
    </dl>
  );
}
