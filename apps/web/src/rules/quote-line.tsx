import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export interface QuoteLineProps {
  readonly clause: string;
  readonly quote: string | null;
}

/** The words of a clause, opened in place, and the way to all that it governs. */
export function QuoteLine({ clause, quote }: QuoteLineProps) {
  const { t } = useTranslation();
  return (
    <blockquote className="quote-line">
      <span lang="zh-CN">{quote}</span>{' '}
      <Link to="/clauses" search={{ clause }}>
        {t('rules.toClause', { clause })}
      </Link>
    </blockquote>
  );
}
