import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useCursor } from './use-cursor.js';

/** Where in a list somebody is, as it stands in the address. */
export interface ListSearch {
  readonly cursor?: string | undefined;
  readonly page?: string | undefined;
}

export interface PagerProps {
  /** Names the list with its filter, so that the way back belongs to it alone. */
  readonly list: string;
  readonly search: ListSearch;
  readonly shown: number;
  readonly next: string | null;
  readonly onPage: (search: ListSearch) => void;
}

/** Keyset paging: there is a page before and a page after, and no number of pages. */
export function Pager({ list, search: { cursor, page }, shown, next, onPage }: PagerProps) {
  const { t } = useTranslation();
  const go = useCallback(
    (to: string | undefined, number: number) =>
      onPage({ cursor: to, page: number > 1 ? `${number}` : undefined }),
    [onPage],
  );
  const paging = useCursor(list, { cursor, page: Number(page ?? 1) || 1 }, go);
  return (
    <nav className="pager no-print" aria-label={t('pager.label')}>
      <span className="quiet">{t('pager.page', { page: paging.page, shown })}</span>
      <Button disabled={paging.page <= 1} onClick={paging.previous}>
        {t('pager.previous')}
      </Button>
      <Button disabled={next === null} onClick={() => next !== null && paging.next(next)}>
        {t('pager.next')}
      </Button>
    </nav>
  );
}
