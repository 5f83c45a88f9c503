import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcessItem } from '#contracts/api/case-lists.js';
import { sessionQuery } from '../api/queries.js';
import { useLanguage } from '../ui/language.js';

const StartCase = lazy(async () => ({ default: (await import('./start-case.js')).StartCase }));

const COLUMNS = ['process', 'every', 'state', 'cases', 'start'] as const;

/** Document, article and sentence; the sentence opens in place, or in its document. */
function Clause({ item }: { item: ProcessItem }) {
  const { t } = useTranslation();
  const { clause, quote, document, article, city } = item;
  if (clause === null) return <span className="quiet block">{t('processes.ownDecision')}</span>;
  return (
    <details>
      <summary className="quiet">{[document, article].join(' ')}</summary>
      <blockquote lang="zh-CN">{quote}</blockquote>
      <Link to="/clauses" search={{ city, clause }}>
        {t('processes.inDocument')}
      </Link>
    </details>
  );
}

/** Why it does not run, and who must decide what before it can. */
function Why({ item }: { item: ProcessItem }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { reason, awaits, inForceFrom } = item;
  return (
    <div className="why">
      {reason && item.state !== 'NOT_RUN' && (
        <span className="quiet block">{reason[language]}</span>
      )}
      {inForceFrom !== null && (
        <span className="quiet block">{t('processes.inForceFrom', { day: inForceFrom })}</span>
      )}
      {awaits.length > 0 && item.state === 'RUNS' && (
        <span className="quiet block">{t('processes.partWaits')}</span>
      )}
      {awaits.length > 0 && (
        <ul>
          {awaits.map(({ parameter, name, question, decides }) => (
            <li key={parameter}>
              {(question ?? name)?.[language]}{' '}
              {decides && t('processes.decides', { who: decides[language] })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Counts({ item: { city, id, cases } }: { item: ProcessItem }) {
  const { t } = useTranslation();
  const counts = [
    ['open', 'false', cases.open],
    ['finished', 'true', cases.finished],
  ] as const;
  return (
    <td className="nowrap">
      {counts.map(([name, finished, count]) => (
        <span key={name} className="block">
          {t(`cases.${name}`)}{' '}
          {count === 0 ? (
            '0'
          ) : (
            <Link className="count-link" to="/cases" search={{ city, process: id, finished }}>
              {count}
            </Link>
          )}
        </span>
      ))}
    </td>
  );
}

function Line({ item, onStart }: { item: ProcessItem; onStart: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: session } = useQuery(sessionQuery);
  const desks = (session?.posts ?? []).map((post) => `${session?.office ?? ''}.${post}`);
  const mayStart = item.state === 'RUNS' && item.startedBy.some((desk) => desks.includes(desk));
  const title = item.processTitle[language];
  return (
    <tr>
      <th scope="row">
        <strong>{title}</strong>
        <Clause item={item} />
      </th>
      <td className="nowrap">{item.every && t(`processes.every.${item.every}`)}</td>
      <td>
        {t(`processes.state.${item.state}`)}
        <Why item={item} />
      </td>
      <Counts item={item} />
      <td className="no-print">
        {mayStart ? (
          <Button onClick={onStart} aria-label={t('processes.startOf', { title })}>
            {t('processes.start')}
          </Button>
        ) : (
          <span className="quiet">
            {item.startedBy.length > 0 && t('processes.startedByOthers')}
          </span>
        )}
      </td>
    </tr>
  );
}

/** The processes of a city, one a line, by number. */
export function ProcessTable({ items }: { items: readonly ProcessItem[] }) {
  const { t } = useTranslation();
  const [starting, setStarting] = useState<ProcessItem | null>(null);
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={t('processes.title')}>
      <table className="list processes">
        <caption className="sr-only">{t('processes.title')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className={name === 'start' ? 'no-print' : undefined}>
                {t(`processes.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Line key={item.id} item={item} onStart={() => setStarting(item)} />
          ))}
        </tbody>
      </table>
      {starting && (
        <Suspense fallback={null}>
          <StartCase process={starting} onClose={() => setStarting(null)} />
        </Suspense>
      )}
    </div>
  );
}
