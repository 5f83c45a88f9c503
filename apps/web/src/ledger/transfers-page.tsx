import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { transfersQuery } from '../api/queries.js';
import '../styles/lists.css';
import { FilterChoice } from '../ui/choice.js';
import { fundOptions, processOptions, unitOptions } from '../ui/filter-options.js';
import { useLanguage } from '../ui/language.js';
import { ListPage } from '../ui/list-page.js';
import { MonthPicker } from '../ui/month-picker.js';
import { TransferTable } from './transfer-table.js';

const route = getRouteApi('/shell/transfers');
const STATES = [
  'PENDING',
  'SUBMITTED',
  'EXECUTED',
  'POSTED',
  'UNKNOWN',
  'FAILED',
  'VOID',
  'EXPIRED',
] as const;

/** 划拨: every movement of money, incoming ones too. */
export function TransfersPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { cursor, page: _, ...filter } = search;
  const answer = useQuery(transfersQuery({ ...filter, cursor, limit: 50 }));
  const set = (name: keyof typeof filter) => (value: string | undefined) =>
    void navigate({ search: { ...filter, [name]: value } });
  return (
    <ListPage
      title={t('transfers.title')}
      search={search}
      list={`transfers${JSON.stringify(filter)}`}
      answer={answer}
      empty={{ title: t('empty.transfers.title'), why: t('empty.transfers.why') }}
      onPage={(page) => void navigate({ search: { ...filter, ...page } })}
      filters={
        <>
          <FilterChoice
            label={t('filter.unit')}
            value={filter.unit}
            options={unitOptions(language)}
            onChange={set('unit')}
          />
          <FilterChoice
            label={t('filter.process')}
            value={filter.process}
            options={processOptions(language)}
            onChange={set('process')}
          />
          <FilterChoice
            label={t('filter.fund')}
            value={filter.fund}
            options={fundOptions(language)}
            onChange={set('fund')}
          />
          <FilterChoice
            label={t('filter.state')}
            value={filter.state}
            options={STATES.map((value) => ({ value, label: t(`transferState.${value}`) }))}
            onChange={set('state')}
          />
          <MonthPicker label={t('filter.period')} value={filter.period} onChange={set('period')} />
        </>
      }
    >
      {(items) => <TransferTable items={items} />}
    </ListPage>
  );
}
