import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/call.js';
import { boxFilter, tasksQuery } from '../api/queries.js';
import { forgetUpdates, updatesWaiting, useWaitingUpdates } from '../app/live.js';
import '../styles/lists.css';
import { Pager } from '../ui/pager.js';
import { PrintHead } from '../ui/print-head.js';
import { ProblemNote } from '../ui/problem-note.js';
import { BoxList } from './box-list.js';
import { EmptyInbox } from './empty-inbox.js';
import { filterInWords, InboxFilters } from './inbox-filters.js';
import { rememberInbox, type InboxSearch } from './inbox-search.js';
import { TaskTable } from './task-table.js';

const route = getRouteApi('/shell/tasks');
const PAGE_SIZE = 20;

/** 待办: the list whose whole state stands in the address. */
export function InboxPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { cursor, page, ...given } = search;
  // An address without a box, or with one there is not, is 待办: the list is what its tab says.
  const filter = { ...given, box: boxOf(given) };
  const asked = {
    ...filter,
    ...boxFilter(filter.box),
    ...(filter.box === 'started' ? { box: undefined } : {}),
  };
  const tasks = useQuery(tasksQuery({ ...asked, cursor, limit: PAGE_SIZE }));
  const waiting = useWaitingUpdates();
  const items = useMemo(() => tasks.data?.items ?? [], [tasks.data]);

  useEffect(() => rememberInbox(search), [search]);
  useEffect(() => {
    document.title = `${t(`inbox.box.${filter.box}`)} · ${t('shell.name')}`;
  });

  const refresh = useCallback(() => {
    forgetUpdates();
    void client.invalidateQueries({ queryKey: ['tasks'] });
  }, [client]);
  useEffect(() => {
    if (updatesWaiting()) refresh();
  }, [refresh]);
  useEffect(() => {
    if (waiting > 0 && items.length === 0) refresh();
  }, [waiting, items.length, refresh]);

  const change = (next: InboxSearch) => void navigate({ search: next });

  return (
    <div className="inbox wide-sheet">
      <BoxList current={filter.box} />
      <section aria-label={t(`inbox.box.${filter.box}`)}>
        <PrintHead title={t(`inbox.box.${filter.box}`)} filter={filterInWords(filter, t)} />
        <InboxFilters filter={filter} onChange={change}>
          <a className="ant-btn-like" href={`/api/v1/tasks.xlsx${query(asked)}`} download>
            {t('list.excel')}
          </a>
          <Button onClick={() => window.print()}>{t('list.print')}</Button>
        </InboxFilters>
        {waiting > 0 && (
          <div className="updates no-print" role="status">
            {t('inbox.updates', { count: waiting })}
            <Button type="link" onClick={refresh}>
              {t('inbox.show')}
            </Button>
          </div>
        )}
        {tasks.isError && <ProblemNote error={tasks.error} retry={() => void tasks.refetch()} />}
        {tasks.isPending && <p className="quiet">{t('shell.loading')}</p>}
        {tasks.isSuccess && items.length === 0 && (
          <EmptyInbox filter={filter} onClear={() => change({ box: filter.box })} />
        )}
        {items.length > 0 && <TaskTable items={items} box={filter.box} />}
        {(items.length > 0 || page !== undefined) && (
          <Pager
            list={JSON.stringify(filter)}
            search={search}
            shown={items.length}
            next={tasks.data?.next ?? null}
            onPage={(part) => change({ ...filter, ...part })}
          />
        )}
      </section>
    </div>
  );
}

const BOXES = ['todo', 'done', 'started', 'cc'] as const;
export type Box = (typeof BOXES)[number];
const boxOf = ({ box }: InboxSearch): Box => BOXES.find((each) => each === box) ?? 'todo';
