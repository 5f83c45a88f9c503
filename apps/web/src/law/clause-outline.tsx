import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useInSight } from '../ui/in-sight.js';
import type { Clause } from './law-queries.js';
import type { ClauseSearch, OutlineRow } from './outline-rows.js';

export interface ClauseOutlineProps {
  readonly rows: readonly OutlineRow[];
  readonly search: ClauseSearch;
  readonly chosen: string | undefined;
}

/** The level that holds all others; its heading alone says nothing. */
const WHOLE = 1;

/** Headings without a clause below them stay while something further down belongs to them. */
function shownRows(rows: readonly OutlineRow[]): readonly OutlineRow[] {
  return rows.filter(({ clauses, level }, index) => {
    if (clauses.length > 0 || level === WHOLE) return clauses.length > 0;
    const after = rows.slice(index + 1);
    const end = after.findIndex((each) => each.level <= level);
    const below = end < 0 ? after : after.slice(0, end);
    return below.some((each) => each.clauses.length > 0);
  });
}

interface LineProps {
  readonly clause: Clause;
  readonly search: ClauseSearch;
  readonly current: boolean;
}

function ClauseLine({ clause, search, current }: LineProps) {
  const { t } = useTranslation();
  const place = useInSight<HTMLAnchorElement>(current);
  const idle = clause.governs.length === 0;
  return (
    <li>
      <Link
        ref={place}
        to="/clauses"
        search={{ ...search, city: clause.city, clause: clause.clause }}
        className={idle ? 'outline-clause outline-idle' : 'outline-clause'}
        aria-current={current ? 'true' : undefined}
        resetScroll={false}
      >
        <span className="outline-id">{clause.clause}</span>
        <span className="outline-text" lang="zh-CN">
          {clause.quote}
        </span>
        {idle && <span className="sr-only">{t('clauses.idle')}</span>}
      </Link>
    </li>
  );
}

/** 目录: the document as it runs, its clauses below their headings. */
export function ClauseOutline({ rows, search, chosen }: ClauseOutlineProps) {
  const { t } = useTranslation();
  return (
    <nav className="outline" data-scrolls aria-label={t('clauses.outline')}>
      {shownRows(rows).map(({ key, title, level, clauses }) => (
        <section key={key} aria-label={title}>
          <h3 className={`outline-heading outline-level-${level}`} lang="zh-CN">
            {title}
          </h3>
          {clauses.length > 0 && (
            <ul>
              {clauses.map((clause) => (
                <ClauseLine
                  key={clause.clause}
                  clause={clause}
                  search={search}
                  current={clause.clause === chosen}
                />
              ))}
            </ul>
          )}
        </section>
      ))}
    </nav>
  );
}
