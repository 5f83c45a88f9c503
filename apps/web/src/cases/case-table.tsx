import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseItem } from '#contracts/api/case-lists.js';
import { deskName, fundName, unitName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';
import { instantWords } from '../ui/time.js';
import { ClausePlace } from './clause-place.js';

const COLUMNS = ['matter', 'unit', 'state', 'holder', 'since', 'clause'] as const;
const DAY = 10;

function Holder({ item }: { item: CaseItem }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { heldBy, waitTitle, finished } = item;
  return (
    <td>
      {heldBy.map((desk) => (
        <span key={desk} className="block">
          {deskName(desk, language)}
        </span>
      ))}
      {waitTitle && (
        <span className="quiet block">{t('cases.waiting', { what: waitTitle[language] })}</span>
      )}
      {!finished && heldBy.length === 0 && !waitTitle && (
        <span className="quiet">{t('cases.system')}</span>
      )}
    </td>
  );
}

function Line({ item }: { item: CaseItem }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { caseTitle, city, fund, unit, period, stateTitle, finished } = item;
  return (
    <tr>
      <th scope="row">
        <Link className="row-link" to={`/cases/${item.id}` as '/'}>
          {caseTitle[language]}
        </Link>
        <span className="quiet block">{period}</span>
      </th>
      <td>
        {unitName(unit, language)}
        <span className="quiet block">
          {fund === 'ALL' ? t('cases.allFunds') : fundName(fund, language, city)}
        </span>
      </td>
      <td>
        {stateTitle[language]}
        <span className={finished ? 'tag block-tag' : 'tag tag-open block-tag'}>
          {t(finished ? 'cases.finished' : 'cases.open')}
        </span>
      </td>
      <Holder item={item} />
      <td className="nowrap">
        {instantWords(item.openedAt, language)}
        {item.finishedAt !== null && (
          <span className="quiet block">
            {t('cases.finishedOn', { day: item.finishedAt.slice(0, DAY) })}
          </span>
        )}
      </td>
      <td>
        <ClausePlace city={city} clause={item.clause} />
      </td>
    </tr>
  );
}

/** Cases one a line: what, whose, where it stands, with whom, and on what it rests. */
export function CaseTable({ items }: { items: readonly CaseItem[] }) {
  const { t } = useTranslation();
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={t('cases.title')}>
      <table className="list cases">
        <caption className="sr-only">{t('cases.title')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((name) => (
              <th key={name} scope="col">
                {t(`cases.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Line key={item.id} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
