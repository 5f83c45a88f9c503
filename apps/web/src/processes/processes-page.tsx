import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ProcessItem } from '#contracts/api/case-lists.js';
import { processesQuery } from '../cases/case-list-queries.js';
import { useHomeCity } from '../law/use-home-city.js';
import { cityName, hostedCities } from '../names/names.js';
import '../styles/lists.css';
import '../styles/cases.css';
import { FilterChoice } from '../ui/choice.js';
import { useLanguage } from '../ui/language.js';
import { ListPage } from '../ui/list-page.js';
import { ProcessTable } from './process-table.js';

const route = getRouteApi('/shell/processes');
const STATES = ['RUNS', 'AWAITING_PARAMETER', 'NOT_RUN', 'EXPIRED'] as const;

/** How many of what the document asks for are in each state. */
function Summary({ items }: { items: readonly ProcessItem[] }) {
  const { t } = useTranslation();
  return (
    <span className="chips">
      {STATES.flatMap((state) => {
        const count = items.filter((item) => item.state === state).length;
        return count === 0
          ? []
          : [
              <span key={state}>
                {t(`processes.state.${state}`)} <strong>{count}</strong>
              </span>,
            ];
      })}
    </span>
  );
}

/** What other cities' documents ask for and this one's does not, so that nobody looks for it in vain. */
function NotAsked({ items }: { items: readonly ProcessItem[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const titles = items
    .filter(({ state }) => state === 'NOT_IN_DOCUMENT')
    .map(({ processTitle }) => processTitle[language]);
  if (titles.length === 0) return null;
  return (
    <details className="not-asked">
      <summary>{t('processes.notAsked', { count: titles.length })}</summary>
      <p>{titles.join(language === 'zh' ? '、' : ', ')}</p>
    </details>
  );
}

/** 流程: what the city's document asks for, what of it runs, and what waits for whom. */
export function ProcessesPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const home = useHomeCity();
  const city = search.city ?? home;
  const answer = useQuery(processesQuery(city));
  const cities = hostedCities().map((each) => ({ value: each, label: cityName(each, language) }));
  const all = answer.data?.items ?? [];
  return (
    <ListPage
      title={t('processes.title')}
      answer={answer}
      empty={{ title: t('processes.empty.title'), why: t('processes.empty.why') }}
      head={<Summary items={all} />}
      filters={
        <>
          {cities.length > 1 && (
            <FilterChoice
              label={t('cases.city')}
              value={city}
              options={cities}
              onChange={(chosen) => void navigate({ search: { ...search, city: chosen } })}
            />
          )}
          <FilterChoice
            label={t('processes.filter')}
            value={search.state}
            options={STATES.map((value) => ({ value, label: t(`processes.state.${value}`) }))}
            onChange={(state) => void navigate({ search: { ...search, state } })}
          />
        </>
      }
    >
      {(items) => (
        <>
          <ProcessTable
            items={items.filter(({ state }) =>
              search.state === undefined ? state !== 'NOT_IN_DOCUMENT' : state === search.state,
            )}
          />
          <NotAsked items={items} />
        </>
      )}
    </ListPage>
  );
}
