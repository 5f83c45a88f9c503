import { useTranslation } from 'react-i18next';
import { minus, yuan } from '#domain/money/yuan.js';
import { isAmount, withThousands } from '../ui/money.js';
import type { Answer } from './result-shape.js';

export interface ChangedAmountProps {
  readonly now: Answer | undefined;
  /** The same without what is imagined; undefined: nothing is. */
  readonly before?: Answer | undefined;
}

function Plain({ value }: { value: Answer | undefined }) {
  const { t } = useTranslation();
  if (value === null || value === undefined) return <span className="quiet">—</span>;
  if (typeof value === 'boolean') return <span>{t(value ? 'rules.yes' : 'rules.no')}</span>;
  return <span className="figures">{withThousands(String(value))}</span>;
}

const differenceOf = (before: Answer, now: Answer | undefined): string | null =>
  typeof before === 'string' && typeof now === 'string' && isAmount(before) && isAmount(now)
    ? minus(yuan(now), yuan(before))
    : null;

/** An amount; where one imagines something, before → after and what that makes. */
export function ChangedAmount({ now, before }: ChangedAmountProps) {
  const { t } = useTranslation();
  if (before === undefined || before === now) return <Plain value={now} />;
  const difference = differenceOf(before, now);
  const less = difference?.startsWith('-') === true;
  return (
    <span className="changed">
      <span className="changed-before">
        <span className="sr-only">{t('rules.before')}</span>
        <Plain value={before} />
        {' →'}
      </span>
      <strong>
        <Plain value={now} />
      </strong>
      {difference !== null && (
        <span className={`figures ${less ? 'changed-less' : 'changed-more'}`}>
          {less ? '−' : '+'}
          {withThousands(difference.replace('-', ''))}
        </span>
      )}
    </span>
  );
}
