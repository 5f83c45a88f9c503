import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { cityName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';
import { instantWords } from '../ui/time.js';
import type { CalendarNoticeView } from './calendar-queries.js';

/** What was taken in beside the published years: who proposed it, who confirmed it. */
export function NoticeTable({
  items,
  chosen,
}: {
  items: readonly CalendarNoticeView[];
  chosen: string | undefined;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="table-scroll">
      <table className="list">
        <caption className="sr-only">{t('calendar.list')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('calendar.column.state')}</th>
            <th scope="col">{t('calendar.year')}</th>
            <th scope="col">{t('calendar.column.notice')}</th>
            <th scope="col">{t('calendar.where')}</th>
            <th scope="col">{t('calendar.column.proposed')}</th>
            <th scope="col">{t('calendar.column.decided')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((each) => (
            <tr key={each.id} aria-current={each.id === chosen ? 'true' : undefined}>
              <td>{t(`calendar.state.${each.state}`)}</td>
              <td>{each.year}</td>
              <td>
                <Link to="/calendar" search={{ id: each.id }}>
                  {each.number}
                </Link>
                <br />
                <span className="quiet">{each.title}</span>
              </td>
              <td>
                {each.jurisdiction === null
                  ? t('calendar.nation')
                  : cityName(each.jurisdiction, language)}
              </td>
              <td>
                {each.proposer}
                <br />
                <span className="quiet">{instantWords(each.proposedAt, language)}</span>
              </td>
              <td>
                {each.decider ?? '—'}
                {each.decidedAt !== null && (
                  <>
                    <br />
                    <span className="quiet">{instantWords(each.decidedAt, language)}</span>
                  </>
                )}
                {each.reason !== null && <p className="quiet">{each.reason}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
