import { useTranslation } from 'react-i18next';
import { hasFigure } from '#domain/money/known-amount.js';
import type { ObligationItem } from '../api/types.js';
import { Amount } from '../ui/amount.js';

export interface DutyFigureProps {
  readonly of: Pick<ObligationItem, 'kind' | 'state' | 'amountDue'>;
  readonly value: string;
}

/** An amount of a duty; where it has none the page says so instead of 0.00. */
export function DutyFigure({ of, value }: DutyFigureProps) {
  const { t } = useTranslation();
  if (hasFigure(of)) return <Amount value={value} />;
  return <span className="quiet">{of.kind === 'MONEY' ? t('duty.noFigure') : '—'}</span>;
}
