import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { obligationsQuery } from '../api/queries.js';
import type { ObligationsPage as Answer } from '../api/types.js';
import '../styles/lists.css';
import { FilterChoice } from '../ui/choice.js';
import { fundOptions, processOptions, sourceOptions, unitOptions } from '../ui/filter-options.js';
import { useLanguage } from '../ui/language.js';
import { ListPage } from '../ui/list-page.js';
import { withThousands } from '../ui/money.js';
import { MonthPicker } from '../ui/month-picker.js';
import { ObligationTable } from './obligation-table.js';

const route = getRouteApi('/shell/obligations');
const STATES = [
  'NOT_DUE',
  'DUE_SOON',
  'DUE_TODAY',
  'AWAITING_PROOF',
  'OVERDUE_PROVISIONAL',
  'OVERDUE',
  'MET',
  'MET_LATE',
  'MET_BY_WITHHOLDING',
  'WAIVED',
] as const;

/** Totals over the whole filter, not over the page. */
function Totals({ totals }: { totals: Answer['totals'] }) {
  const { t } = useTranslation();
  const { count, amountDue, amountReceived, byState } = totals;
  return (
    <>
      <span>
        {t('obligations.summary', {
          count,
          due: withThousands(amountDue),
          received: withThousands(amountReceived),
        })}
      </span>
      <span className="chips">
        {STATES.filter((state) => (byState[state] ?? 0) > 0).map((state) => (
          <span key={state}>
            {t(`obligationState.${state}`)} <strong>{byState[state]}</strong>
          </span>
        ))}
      </span>
    </>
  );
}

/** 期限: every dated duty, with its light. */
export function ObligationsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { cursor, page: _, ...filter } = search;
  const answer = useQuery(obligationsQuery({ ...filter, cursor, limit: 50 }));
  const set = (name: keyof typeof filter) => (value: string | undefined) =>
    void navigate({ search: { ...filter, [name]: value } });
  return (
    <ListPage
      title={t('obligations.title')}
      search={search}
      list={`obligations${JSON.stringify(filter)}`}
      answer={answer}
      empty={{ title: t('empty.obligations.title'), why: t('empty.obligations.why') }}
      onPage={(page) => void navigate({ search: { ...filter, ...page } })}
      head={answer.data && <Totals totals={answer.data.totals} />}
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
            options={STATES.map((value) => ({ value, label: t(`obligationState.${value}`) }))}
            onChange={set('state')}
          />
          <FilterChoice
            label={t('filter.source')}
            value={filter.source}
            options={sourceOptions(t)}
            onChange={set('source')}
          />
          <MonthPicker label={t('filter.period')} value={filter.period} onChange={set('period')} />
        </>
      }
    >
      {(items) => <ObligationTable items={items} />}
    </ListPage>
  );
}
