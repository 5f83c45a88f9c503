import { useTranslation } from 'react-i18next';

export interface ClauseChipProps {
  readonly clause: string;
  readonly open: boolean;
  readonly onPress: () => void;
}

/** 依据: opens the words of the law in place. */
export function ClauseChip({ clause, open, onPress }: ClauseChipProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="clause-chip"
      aria-expanded={open}
      aria-label={t('rules.quoteOf', { clause })}
      onClick={onPress}
    >
      {clause}
    </button>
  );
}
