import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'antd';
import type { Page } from '../api/types.js';
import { Empty } from './empty.js';
import { Pager } from './pager.js';
import { PrintHead } from './print-head.js';
import { ProblemNote } from './problem-note.js';
import { useCursor } from './use-cursor.js';

export interface ListSearch {
  readonly cursor?: string | undefined;
  readonly page?: string | undefined;
}

export interface ListPageProps<Item> {
  readonly title: string;
  readonly search: ListSearch;
  readonly list: string;
  readonly filters: ReactNode;
  readonly empty: { readonly title: string; readonly why: string };
  readonly answer: UseQueryResult<Page<Item>>;
  readonly onPage: (search: ListSearch) => void;
  readonly head?: ReactNode;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** What every list page has: its name, filters, print, the reason when empty, and its pages. */
export function ListPage<Item>(props: ListPageProps<Item>) {
  const { title, search, list, filters, empty, answer, onPage, head, children } = props;
  const { t } = useTranslation();
  const go = useCallback(
    (cursor: string | undefined, page: number) =>
      onPage({ cursor, page: page > 1 ? `${page}` : undefined }),
    [onPage],
  );
  const { cursor, page } = search;
  const paging = useCursor(list, { cursor, page: Number(page ?? 1) || 1 }, go);
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
      {(next !== null || paging.page > 1) && (
        <Pager
          page={paging.page}
          shown={items.length}
          onPrevious={paging.page > 1 ? paging.previous : undefined}
          onNext={next === null ? undefined : () => paging.next(next)}
        />
      )}
    </section>
  );
}
