import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { transfersQuery } from '../api/queries.js';
import '../styles/lists.css';
import { FilterRow } from '../ui/filter-row.js';
import { ListPage } from '../ui/list-page.js';
import { TransferTable } from './transfer-table.js';

const route = getRouteApi('/shell/transfers');

/** 划拨: every movement of money, incoming ones too. */
export function TransfersPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { cursor, page: _, ...filter } = search;
  const answer = useQuery(transfersQuery({ ...filter, cursor, limit: 50 }));
  const change = (part: typeof search) => void navigate({ search: { ...filter, ...part } });
  return (
    <ListPage
      title={t('transfers.title')}
      answer={answer}
      empty={{ title: t('empty.transfers.title'), why: t('empty.transfers.why') }}
      paging={{ list: `transfers${JSON.stringify(filter)}`, search, onPage: change }}
      filters={
        <FilterRow
          names={['unit', 'process', 'fund', 'state', 'period']}
          states="transferState"
          filter={filter}
          onChange={change}
        />
      }
    >
      {(items) => <TransferTable items={items} />}
    </ListPage>
  );
}
