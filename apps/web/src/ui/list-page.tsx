import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Page } from '../api/types.js';
import { Empty } from './empty.js';
import { Pager, type ListSearch } from './pager.js';
import { PrintHead } from './print-head.js';
import { ProblemNote } from './problem-note.js';

export interface ListPageProps<Item> {
  readonly title: string;
  readonly filters: ReactNode;
  readonly empty: { readonly title: string; readonly why: string };
  readonly answer: UseQueryResult<Page<Item>>;
  /** Absent where the whole list stands on one page. */
  readonly paging?: {
    readonly list: string;
    readonly search: ListSearch;
    readonly onPage: (search: ListSearch) => void;
  };
  readonly head?: ReactNode;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** What every list page has: its name, filters, print, the reason when empty, and its pages. */
export function ListPage<Item>(props: ListPageProps<Item>) {
  const { title, filters, empty, answer, paging, head, children } = props;
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('shell.name')}`;
  }, [title, t]);
  const items = answer.data?.items ?? [];
  const next = answer.data?.next ?? null;
  return (
    <section className="wide-sheet" aria-label={title}>
      <PrintHead title={title} />
      <div className="page-head no-print">
        <h1>{title}</h1>
        {head}
      </div>
      <div className="filters no-print" role="search">
        {filters}
        <span className="filters-end">
          <Button onClick={() => window.print()}>{t('list.print')}</Button>
        </span>
      </div>
      {answer.isError && <ProblemNote error={answer.error} retry={() => void answer.refetch()} />}
      {answer.isPending && <p className="quiet">{t('shell.loading')}</p>}
      {answer.isSuccess && items.length === 0 && <Empty title={empty.title}>{empty.why}</Empty>}
      {items.length > 0 && children(items)}
      {paging && (next !== null || paging.search.page !== undefined) && (
        <Pager {...paging} shown={items.length} next={next} />
      )}
    </section>
  );
}
