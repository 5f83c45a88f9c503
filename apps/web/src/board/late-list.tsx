import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasFigure } from '#domain/money/known-amount.js';
import type { Board, LateItem } from '../api/types.js';
import { clauseOf, fundName, obligationName, rungName, unitName } from '../names/names.js';
import { DutyFigure } from '../obligations/duty-figure.js';
import { useLanguage } from '../ui/language.js';
import { LightSign } from '../ui/light.js';
import { withThousands } from '../ui/money.js';
import { instantWords } from '../ui/time.js';
import { behind, type BoardSearch } from './board-query.js';

const FIRST = 6;

function useReasons() {
  const { t } = useTranslation();
  const language = useLanguage();
  const why = (item: LateItem): string => {
    const { kind, amountDue, amountReceived, statutory } = item;
    const nothing = amountReceived === '0.00' ? 'NOTHING' : 'MONEY';
    const money = hasFigure(item) ? nothing : 'UNKNOWN';
    const reason = kind === 'MONEY' ? money : kind === 'REPORT' ? 'REPORT' : 'PLAN';
    return t(`board.late.why.${reason}`, {
      due: withThousands(amountDue),
      received: withThousands(amountReceived),
      statutory,
    });
  };
  const next = (item: LateItem): string => {
    const { nextRung, held, rung, rungTitle } = item;
    if (nextRung === null) return t('board.next.none');
    const named = rungName(nextRung.rung, nextRung.title, language, item.city);
    if (nextRung.at !== null) {
      return t('board.next.at', { rung: named, at: instantWords(nextRung.at, language) });
    }
    const waits = t('board.next.waits', {
      rung: rungName(rung ?? '', rungTitle ?? '', language, item.city),
    });
    return `${named}${language === 'zh' ? '，' : ', '}${held ? t('board.next.held') : waits}`;
  };
  return { why, next };
}

function Late({ item }: { item: LateItem }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { why, next } = useReasons();
  const clause = clauseOf(item.clause);
  return (
    <tr>
      <th scope="row">
        <strong>{unitName(item.unit, language)}</strong>
        <span className="quiet block">{fundName(item.fund, language, item.city)}</span>
      </th>
      <td>
        <Link className="row-link" to="/obligations/$id" params={{ id: item.id }}>
          {obligationName(item, item.what, language)}
        </Link>
        <span className="quiet block">
          {`${item.period} · ${clause ? `${clause.number} ${clause.article}` : item.clause}`}
        </span>
      </td>
      <td className="late-why">
        {why(item)}
        {item.excused && <span className="tag">{t('board.excused')}</span>}
      </td>
      <td className="number late-short">
        <DutyFigure of={item} value={item.short} />
      </td>
      <td className="late-days">{t('unit.days', { count: item.lateDays })}</td>
      <td>
        {rungName(item.rung ?? '', item.rungTitle ?? '', language, item.city)}
        {item.rungState !== null && item.rungState !== 'DONE' && (
          <span className="tag">{t(`rungState.${item.rungState as 'DONE'}`)}</span>
        )}
      </td>
      <td>{next(item)}</td>
    </tr>
  );
}

/** 逾期事项及原因: the county, the duty, its clause, what is missing, how long, and what comes next. */
export function LateList({ board, search }: { board: Board; search: BoardSearch }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const { late } = board;
  const shown = all ? late.items : late.items.slice(0, FIRST);
  const heads = ['unit', 'duty', 'why', 'short', 'late', 'rung', 'next'] as const;
  return (
    <section className="panel" aria-labelledby="late-title">
      <div className="panel-head">
        <h2 id="late-title">{t('board.late.title')}</h2>
        {late.count > 0 && (
          <span>
            <LightSign light="RED" of="duty" />{' '}
            {t('board.late.summary', { count: late.count, short: withThousands(late.short) })}
          </span>
        )}
        {late.remindersOnly > 0 && (
          <Link
            className="quiet"
            to="/obligations"
            search={{
              ...behind(board, search),
              year: undefined,
              state: 'PAST_PROPOSED',
            }}
          >
            {t('board.late.reminders', { count: late.remindersOnly })}
          </Link>
        )}
      </div>
      {late.items.length === 0 ? (
        <p className="quiet">{t('board.late.none')}</p>
      ) : (
        <div className="table-scroll">
          <table className="list late">
            <caption className="sr-only">{t('board.late.title')}</caption>
            <thead>
              <tr>
                {heads.map((name) => (
                  <th key={name} scope="col" className={name === 'short' ? 'number' : undefined}>
                    {t(`board.column.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((item) => (
                <Late key={item.id} item={item} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {!all && late.items.length > FIRST && (
        <Button type="link" className="no-print" onClick={() => setAll(true)}>
          {t('board.late.more', { count: late.count })}
        </Button>
      )}
    </section>
  );
}
