import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../ui/language.js';
import { dayWords } from '../ui/time.js';
import type { CalendarPreview } from './calendar-queries.js';
import { NoticeDays } from './notice-days.js';

type Dates = CalendarPreview['moved'][number]['before'];

/** The statutory day, and the day to act by where it is another. */
function DatesText({ dates }: { dates: Dates }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!dates) return <span>—</span>;
  const { statutory, operational } = dates;
  return (
    <span className="day">
      {dayWords(statutory, language)}
      {statutory !== operational && (
        <span className="quiet">
          {' '}
          {t('calendar.act', { day: dayWords(operational, language) })}
        </span>
      )}
    </span>
  );
}

/** What a notice says, what does not agree in it, which deadlines move and which stay frozen. */
export function NoticeEffects({ preview }: { preview: CalendarPreview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { faults, aside, moved, becameFinal, frozen } = preview;
  const final = becameFinal.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="calendar-effects">
      {faults.length > 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t('calendar.disagrees', { count: faults.length })}
          description={
            <ul>
              {faults.map((each, index) => (
                <li key={index}>
                  {each.where !== '' && <q>{each.where}</q>} {each[language]}
                </li>
              ))}
            </ul>
          }
        />
      )}
      <NoticeDays days={preview.days} unchanged={preview.unchanged} />
      {aside.map((each) => (
        <p key={each} className="quiet">
          {t('calendar.aside', { text: each })}
        </p>
      ))}
      {faults.length === 0 && (
        <>
          <h3>{t('calendar.moved', { count: moved.length, final })}</h3>
          <div className="table-scroll calendar-moved">
            <table className="list">
              <thead>
                <tr>
                  <th scope="col">{t('calendar.column.city')}</th>
                  <th scope="col">{t('calendar.column.duty')}</th>
                  <th scope="col">{t('calendar.column.before')}</th>
                  <th scope="col">{t('calendar.column.after')}</th>
                </tr>
              </thead>
              <tbody>
                {moved.map((each, index) => (
                  <tr key={index}>
                    <td>{each.cityName}</td>
                    <td>
                      {each.what} <span className="quiet">{each.clause}</span>
                    </td>
                    <td>
                      <DatesText dates={each.before} />
                    </td>
                    <td>
                      <DatesText dates={each.after} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {frozen.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title={t('calendar.frozen', { count: frozen.length })}
              description={
                <ul>
                  {frozen.map((each) => (
                    <li key={each.obligationId}>
                      {each.caseId} {each.what}: <DatesText dates={each.before} />{' '}
                      <span className="quiet">
                        {t('calendar.wouldBe')} <DatesText dates={each.after} />
                      </span>
                    </li>
                  ))}
                </ul>
              }
            />
          )}
        </>
      )}
    </div>
  );
}
