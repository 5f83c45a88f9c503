import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../api/queries.js';
import '../styles/lists.css';
import '../styles/cases.css';
import { ListPage } from '../ui/list-page.js';
import { CaseFilters } from './case-filters.js';
import { casesQuery } from './case-list-queries.js';
import { CaseTable } from './case-table.js';

const route = getRouteApi('/shell/cases');
const ROWS = 50;

/** 办件: every case one may see, newest first. */
export function CasesPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { cursor, page: _, ...filter } = search;
  const { data: session } = useQuery(sessionQuery);
  const answer = useQuery(casesQuery({ ...filter, cursor, limit: ROWS }));
  return (
    <ListPage
      title={t('cases.title')}
      answer={answer}
      empty={{ title: t('cases.empty.title'), why: t('cases.empty.why') }}
      paging={{
        list: `cases${JSON.stringify(filter)}`,
        search,
        onPage: (part) => void navigate({ search: { ...filter, ...part } }),
      }}
      filters={
        <CaseFilters
          filter={filter}
          now={session?.clock.now ?? ''}
          onChange={(changed) => void navigate({ search: changed })}
        />
      }
    >
      {(items) => <CaseTable items={items} />}
    </ListPage>
  );
}
