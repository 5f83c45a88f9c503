import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/call.js';
import type { Board } from '../api/types.js';
import { cityName } from '../names/names.js';
import '../styles/lists.css';
import '../styles/board.css';
import { Empty } from '../ui/empty.js';
import { FilterChoice } from '../ui/choice.js';
import { FilterRow } from '../ui/filter-row.js';
import { useLanguage } from '../ui/language.js';
import { PrintHead } from '../ui/print-head.js';
import { ProblemNote } from '../ui/problem-note.js';
import { instantWords } from '../ui/time.js';
import { BoardMatrix } from './board-matrix.js';
import { boardQuery, type BoardSearch } from './board-query.js';
import { BoardTotals } from './board-totals.js';
import { ComingList } from './coming-list.js';
import { LateList } from './late-list.js';

const route = getRouteApi('/shell/board');
const YEARS_BACK = 4;

/** The years around the business year; other periods are reached through the field beside it. */
function yearsAround(now: string | undefined): readonly string[] {
  const year = Number((now ?? '2022').slice(0, 4));
  return Array.from({ length: YEARS_BACK + 1 }, (_, index) => String(year + 1 - index));
}

function Filters({ search, now }: { search: BoardSearch; now: string | undefined }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const change = (part: BoardSearch) => void navigate({ search: { ...search, ...part } });
  const narrowed = Object.values(search).some((value) => value !== undefined);
  return (
    <div className="filters no-print" role="search">
      <FilterChoice
        label={t('board.filterYear')}
        value={search.year}
        options={yearsAround(now).map((year) => ({ value: year, label: year }))}
        onChange={(year) => change({ year, period: undefined })}
      />
      <FilterRow
        names={['process', 'fund', 'period']}
        filter={search}
        onChange={(part) => change(part.period === undefined ? part : { ...part, year: undefined })}
      />
      {narrowed && (
        <Button type="link" onClick={() => void navigate({ search: {} })}>
          {t('filter.clear')}
        </Button>
      )}
      <span className="filters-end">
        <a className="ant-btn-like" href={`/api/v1/board.xlsx${query({ ...search })}`} download>
          {t('list.excel')}
        </a>
        <Button onClick={() => window.print()}>{t('list.print')}</Button>
      </span>
    </div>
  );
}

function Panels({ board, search }: { board: Board; search: BoardSearch }) {
  const { t } = useTranslation();
  if (board.totals.count === 0 && board.late.count === 0 && board.upcoming.count === 0) {
    return <Empty title={t('board.empty.title')}>{t('board.empty.why')}</Empty>;
  }
  return (
    <>
      <BoardTotals board={board} search={search} />
      <LateList board={board} search={search} />
      <BoardMatrix board={board} search={search} />
      <div className="board-columns">
        <ComingList of="upcoming" board={board} />
        <ComingList of="projected" board={board} />
      </div>
    </>
  );
}

/** 时限看板: who is late and why, before anything else. */
export function BoardPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const search = route.useSearch();
  const board = useQuery(boardQuery(search));
  const title = t('board.title');
  useEffect(() => {
    document.title = `${title} · ${t('shell.name')}`;
  }, [title, t]);
  const { data } = board;
  const span = data && (data.period ?? t('board.year', { year: data.year ?? '' }));
  const scope =
    data &&
    t('board.scope', {
      city: cityName(data.city, language),
      span,
      now: instantWords(data.now, language),
    });
  return (
    <section className="wide-sheet board" aria-label={title}>
      <PrintHead title={title} {...(scope === undefined ? {} : { filter: scope })} />
      <div className="page-head no-print">
        <h1>{title}</h1>
        <span className="quiet">{scope}</span>
      </div>
      <Filters search={search} now={data?.now} />
      {board.isError && <ProblemNote error={board.error} retry={() => void board.refetch()} />}
      {board.isPending && <p className="quiet">{t('shell.loading')}</p>}
      {data && <Panels board={data} search={search} />}
    </section>
  );
}
