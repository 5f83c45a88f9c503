import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { query } from '../api/call.js';
import { obligationsQuery } from '../api/queries.js';
import type { ObligationsPage as Answer } from '../api/types.js';
import '../styles/lists.css';
import { STATES } from '../ui/filter-options.js';
import { FilterRow } from '../ui/filter-row.js';
import { ListPage } from '../ui/list-page.js';
import { withThousands } from '../ui/money.js';
import { ObligationTable } from './obligation-table.js';

const route = getRouteApi('/shell/obligations');

/** Totals over the whole filter, not over the page. */
function Totals({ totals }: { totals: Answer['totals'] }) {
  const { t } = useTranslation();
  const { count, amountDue, amountReceived, byState, reminders } = totals;
  return (
    <>
      <span>
        {t('obligations.summary', {
          count,
          due: withThousands(amountDue),
          received: withThousands(amountReceived),
        })}
        {reminders.pastProposed + reminders.metLate > 0 &&
          ` ${t('obligations.remindersApart', {
            passed: reminders.pastProposed,
            met: reminders.metLate,
          })}`}
      </span>
      <span className="chips">
        {STATES.obligationState
          .filter((state) => (byState[state] ?? 0) > 0)
          .map((state) => (
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
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { cursor, page: _, ...filter } = search;
  const answer = useQuery(obligationsQuery({ ...filter, cursor, limit: 50 }));
  const change = (part: typeof search) => void navigate({ search: { ...filter, ...part } });
  return (
    <ListPage
      title={t('obligations.title')}
      answer={answer}
      empty={{ title: t('empty.obligations.title'), why: t('empty.obligations.why') }}
      paging={{ list: `obligations${JSON.stringify(filter)}`, search, onPage: change }}
      head={answer.data && <Totals totals={answer.data.totals} />}
      filters={
        <>
          <FilterRow
            names={['unit', 'process', 'fund', 'state', 'source', 'period']}
            states="obligationState"
            filter={filter}
            onChange={change}
          />
          {(filter.year !== undefined ||
            filter.duty !== undefined ||
            filter.binding !== undefined) && (
            <button
              type="button"
              className="filter-chip"
              onClick={() => change({ year: undefined, duty: undefined, binding: undefined })}
            >
              {[
                filter.year,
                filter.duty,
                filter.binding === 'false' && t('board.reminderOnly'),
                filter.binding === 'true' && t('board.bindingOnly'),
              ]
                .filter(Boolean)
                .join(' · ')}{' '}
              ×
            </button>
          )}
          <a
            className="ant-btn-like"
            href={`/api/v1/obligations.xlsx${query({ ...filter })}`}
            download
          >
            {t('list.excel')}
          </a>
        </>
      }
    >
      {(items) => <ObligationTable items={items} />}
    </ListPage>
  );
}
