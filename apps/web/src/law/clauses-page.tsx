import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import '../styles/lists.css';
import '../styles/task.css';
import '../styles/law.css';
import { cityOfClause, everyCity } from '../names/city-names.js';
import { FilterChoice } from '../ui/choice.js';
import { Empty } from '../ui/empty.js';
import { useLanguage } from '../ui/language.js';
import { PrintHead } from '../ui/print-head.js';
import { ProblemNote } from '../ui/problem-note.js';
import { TextInput } from '../ui/text-input.js';
import { ClauseDetail } from './clause-detail.js';
import { ClauseOutline } from './clause-outline.js';
import { coverageQuery, type Coverage } from './law-queries.js';
import { foundClauses, governedKey, outlineRows, type ClauseSearch } from './outline-rows.js';
import { useHomeCity } from './use-home-city.js';

const route = getRouteApi('/shell/clauses');

/** The name of what one came from, a formula or a parameter, whose clauses are shown. */
function useGovernedName({ items }: Coverage, key: string | undefined): string | null {
  const language = useLanguage();
  if (key === undefined) return null;
  const found = items.flatMap(({ governs }) => governs).find((each) => governedKey(each) === key);
  return found?.title?.[language] ?? found?.id ?? key;
}

function Register({ coverage, search }: { coverage: Coverage; search: ClauseSearch }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const found = foundClauses(coverage.items, search);
  const chosen =
    found.find(({ clause }) => clause === search.clause) ??
    coverage.items.find(({ clause }) => clause === search.clause) ??
    found[0];
  const maker = useGovernedName(coverage, search.governs);
  const idle = coverage.items.filter(({ governs }) => governs.length === 0).length;
  return (
    <div className="clauses">
      <div className="clauses-list no-print">
        <p className="quiet">
          {t('clauses.count', { all: coverage.items.length, idle, shown: found.length })}
        </p>
        {maker !== null && (
          <button
            type="button"
            className="filter-chip"
            onClick={() =>
              void navigate({ search: { ...search, governs: undefined }, resetScroll: false })
            }
          >
            {t('clauses.making', { maker })} ×
          </button>
        )}
        {found.length === 0 ? (
          <Empty title={t('clauses.none')} />
        ) : (
          <ClauseOutline
            rows={outlineRows(coverage, found)}
            search={search}
            chosen={chosen?.clause}
          />
        )}
      </div>
      {chosen && <ClauseDetail clause={chosen} coverage={coverage} found={found} search={search} />}
    </div>
  );
}

/** 条款: a city's document left, and what each of its clauses makes right. */
export function ClausesPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const home = useHomeCity();
  const city = search.city ?? cityOfClause(search.clause) ?? home;
  const answer = useQuery(coverageQuery(city));
  const title = t('clauses.title');
  useEffect(() => {
    document.title = `${title} · ${t('shell.name')}`;
  }, [title, t]);
  return (
    <section className="wide-sheet law" aria-label={title}>
      <PrintHead title={title} />
      <div className="page-head no-print">
        <h1>{title}</h1>
        <span className="quiet">{t('clauses.about')}</span>
      </div>
      <div className="filters no-print" role="search">
        <FilterChoice
          label={t('rules.city')}
          value={city}
          options={everyCity().map((each) => ({ value: each.city, label: each.name[language] }))}
          onChange={(to) => void navigate({ search: { city: to, q: search.q } })}
        />
        <TextInput
          type="search"
          aria-label={t('clauses.search')}
          placeholder={t('clauses.search')}
          value={search.q ?? ''}
          onText={(q) =>
            void navigate({
              search: { ...search, city, q: q === '' ? undefined : q },
              replace: true,
            })
          }
        />
        <span className="filters-end">
          <Button onClick={() => window.print()}>{t('list.print')}</Button>
        </span>
      </div>
      {answer.isError && <ProblemNote error={answer.error} retry={() => void answer.refetch()} />}
      {answer.isPending && <p className="quiet">{t('shell.loading')}</p>}
      {answer.data && <Register coverage={answer.data} search={search} />}
    </section>
  );
}
