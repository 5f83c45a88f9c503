import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { clauseOf } from '../names/names.js';

export interface ClauseCardProps {
  readonly clause: string;
  readonly quote: string | null;
  readonly document: string | null;
  readonly article: string | null;
}

/** 依据: document number, article and the words themselves, never a paraphrase. */
export function ClauseCard({ clause, quote, document, article }: ClauseCardProps) {
  const { t } = useTranslation();
  const known = clauseOf(clause);
  return (
    <section className="card" aria-labelledby="clause-title">
      <h2 id="clause-title">{t('task.clause')}</h2>
      <blockquote lang="zh-CN">{quote ?? known?.quote ?? clause}</blockquote>
      <p className="quiet" lang="zh-CN">
        {`${document ?? known?.number ?? ''} ${article ?? known?.article ?? ''}`}
        <Link className="tag" to="/clauses" search={{ clause }}>
          {clause}
        </Link>
      </p>
    </section>
  );
}
