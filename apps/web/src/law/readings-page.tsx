import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import '../styles/lists.css';
import '../styles/task.css';
import '../styles/law.css';
import { everyCity } from '../names/city-names.js';
import { formulasQuery } from '../rules/rule-queries.js';
import { FilterChoice } from '../ui/choice.js';
import { Empty } from '../ui/empty.js';
import { useLanguage } from '../ui/language.js';
import { PrintHead } from '../ui/print-head.js';
import { ProblemNote } from '../ui/problem-note.js';
import { readingsQuery } from './law-queries.js';
import { ReadingsTable } from './readings-table.js';
import { useHomeCity } from './use-home-city.js';

const route = getRouteApi('/shell/readings');
const EVERY = 'all';
const STATUSES = ['PROPOSED', 'ADOPTED', 'BLOCKED'] as const;

/** 口径登记簿: what the documents leave open, and how it is read until somebody decides. */
export function ReadingsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const home = useHomeCity();
  const chosen = search.city ?? home;
  const city = chosen === EVERY ? undefined : chosen;
  const answer = useQuery(readingsQuery(city));
  const formulas = useQuery(formulasQuery);
  const title = t('readings.title');
  useEffect(() => {
    document.title = `${title} · ${t('shell.name')}`;
  }, [title, t]);
  const all = answer.data ?? [];
  const shown = all.filter(({ status }) => search.status === undefined || status === search.status);
  const count = (status: string): number => all.filter((each) => each.status === status).length;
  return (
    <section className="wide-sheet law" aria-label={title}>
      <PrintHead title={title} />
      <div className="page-head no-print">
        <h1>{title}</h1>
        <span className="quiet">{t('readings.about')}</span>
      </div>
      <div className="filters no-print" role="search">
        <FilterChoice
          label={t('rules.city')}
          value={chosen}
          options={[
            ...everyCity().map((each) => ({ value: each.city, label: each.name[language] })),
            { value: EVERY, label: t('readings.every') },
          ]}
          onChange={(to) => void navigate({ search: { ...search, city: to } })}
        />
        <FilterChoice
          label={t('readings.column.status')}
          value={search.status}
          options={STATUSES.map((status) => ({
            value: status,
            label: `${t(`readings.status.${status}`)} ${count(status)}`,
          }))}
          onChange={(status) => void navigate({ search: { ...search, status } })}
        />
        <span className="quiet">{t('readings.count', { count: shown.length })}</span>
        <span className="filters-end">
          <Button onClick={() => window.print()}>{t('list.print')}</Button>
        </span>
      </div>
      {answer.isError && <ProblemNote error={answer.error} retry={() => void answer.refetch()} />}
      {answer.isPending && <p className="quiet">{t('shell.loading')}</p>}
      {answer.isSuccess && shown.length === 0 && <Empty title={t('readings.none')} />}
      {shown.length > 0 && (
        <ReadingsTable
          readings={shown}
          formulas={formulas.data ?? []}
          city={city}
          sought={search.question}
        />
      )}
    </section>
  );
}
