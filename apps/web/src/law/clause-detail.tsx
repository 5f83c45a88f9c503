import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../ui/language.js';
import { GovernedList } from './governed-list.js';
import { readingsQuery, type Clause, type Coverage } from './law-queries.js';
import { governedKey, type ClauseSearch } from './outline-rows.js';

export interface ClauseDetailProps {
  readonly clause: Clause;
  readonly coverage: Coverage;
  /** The clauses of the list beside it, to go on from one to the next. */
  readonly found: readonly Clause[];
  readonly search: ClauseSearch;
}

/** 上一条、下一条. */
function Neighbours({ clause, found, search }: ClauseDetailProps) {
  const { t } = useTranslation();
  const at = found.findIndex((each) => each.clause === clause.clause);
  const [before, after] = [at > 0 ? found[at - 1] : undefined, found[at + 1]];
  const to = (id: string) => ({ ...search, city: clause.city, clause: id });
  return (
    <nav className="clause-ways no-print" aria-label={t('clauses.ways')}>
      {before && (
        <Link to="/clauses" search={to(before.clause)} resetScroll={false}>
          ← {before.clause}
        </Link>
      )}
      {after && (
        <Link to="/clauses" search={to(after.clause)} resetScroll={false}>
          {after.clause} →
        </Link>
      )}
    </nav>
  );
}

/** What the clause leaves open, and how the city reads it. */
function OpenQuestions({ clause: { city, clause } }: ClauseDetailProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(readingsQuery(city));
  const asked = (data ?? []).filter(({ clauses }) => clauses.includes(clause));
  if (asked.length === 0) return null;
  return (
    <>
      <h3>{t('clauses.readings')}</h3>
      <ul className="plain">
        {asked.map(({ id, question, status }) => (
          <li key={id}>
            <Link to="/readings" search={{ city, question: id }}>
              {id}
            </Link>{' '}
            {question[language]}
            <span className="tag">{t(`readings.status.${status}`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** One clause: its words, where they stand, and what they make. */
export function ClauseDetail(props: ClauseDetailProps) {
  const { clause, coverage } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const document = coverage.documents.find(({ id }) => id === clause.document);
  const [first, last] = clause.sentences;
  const makersOf = (governed: Clause['governs'][number]): number =>
    coverage.items.filter((each) =>
      each.governs.some((other) => governedKey(other) === governedKey(governed)),
    ).length;
  return (
    <article className="card clause" aria-labelledby="clause-name">
      <div className="card-head">
        <h2 id="clause-name">{clause.clause}</h2>
        <span lang="zh-CN">{clause.article}</span>
        <span className="quiet">
          {first === last
            ? t('clauses.sentence', { first })
            : t('clauses.sentences', { first, last })}
        </span>
        <Neighbours {...props} />
      </div>
      <blockquote lang="zh-CN">{clause.quote}</blockquote>
      {document && (
        <p className="quiet" lang="zh-CN">
          {`${document.number} 《${document.title}》 ${document.issuedOn}`}
        </p>
      )}
      <h3>{t('clauses.governs')}</h3>
      {clause.governs.length > 0 ? (
        <div className="table-scroll">
          <GovernedList clause={clause} makersOf={makersOf} />
        </div>
      ) : (
        <p>
          {t('clauses.nothing')}
          {clause.reason && `${t('rules.colon')}${clause.reason[language]}`}
        </p>
      )}
      <OpenQuestions {...props} />
    </article>
  );
}
