import { useTranslation } from 'react-i18next';
import { lengthOf, tooMuch } from './text-length.js';

export interface TextLimitProps {
  readonly id: string;
  readonly value: string;
  readonly most: number;
  /** Say how much is used before it is too much. */
  readonly counted: boolean;
}

/** How much of a field is used. What is too long stays as it was written and is said; nothing is cut. */
export function TextLimit({ id, value, most, counted }: TextLimitProps) {
  const { t } = useTranslation();
  const used = lengthOf(value);
  const over = tooMuch(value, most);
  if (over > 0) {
    return (
      <span className="text-over" id={id} role="alert">
        {t('text.tooLong', { most, used, over })}
      </span>
    );
  }
  return counted ? <span className="text-count">{t('text.count', { used, most })}</span> : null;
}
