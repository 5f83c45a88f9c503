import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import '../styles/calendar.css';
import '../styles/lists.css';
import { Empty } from '../ui/empty.js';
import { ProblemNote } from '../ui/problem-note.js';
import { calendarNoticesQuery } from './calendar-queries.js';
import { NoticeDesk } from './notice-desk.js';
import { NoticeForm } from './notice-form.js';
import { NoticeTable } from './notice-table.js';

const route = getRouteApi('/shell/calendar');

/** 工作日历: what is published, what was taken in since, and the way to take a notice in. */
export function CalendarPage() {
  const { t } = useTranslation();
  const { id } = route.useSearch();
  const answer = useQuery(calendarNoticesQuery);
  useEffect(() => {
    document.title = `${t('calendar.title')} · ${t('shell.name')}`;
  }, [t]);
  return (
    <section className="wide-sheet" aria-label={t('calendar.title')}>
      <div className="page-head">
        <h1>{t('calendar.title')}</h1>
        {answer.data && (
          <p className="quiet">{t('calendar.until', { year: answer.data.lastYear })}</p>
        )}
      </div>
      {answer.isError && <ProblemNote error={answer.error} retry={() => void answer.refetch()} />}
      {id !== undefined && <NoticeDesk key={id} id={id} />}
      {id === undefined && answer.data?.mayPropose && <NoticeForm />}
      {answer.data && (
        <section className="card" aria-labelledby="calendar-list">
          <h2 id="calendar-list">{t('calendar.list')}</h2>
          {answer.data.items.length === 0 ? (
            <Empty title={t('calendar.none.title')}>{t('calendar.none.why')}</Empty>
          ) : (
            <NoticeTable items={answer.data.items} chosen={id} />
          )}
        </section>
      )}
    </section>
  );
}
