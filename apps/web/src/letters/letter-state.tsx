import { useTranslation } from 'react-i18next';
import type { LetterItem } from '../api/types.js';

export function LetterState({ letter }: { letter: Pick<LetterItem, 'state' | 'withdrawnAt'> }) {
  const { t } = useTranslation();
  return (
    <span className="tag">
      {letter.withdrawnAt === null ? t(`letter.state.${letter.state}`) : t('letter.withdrawn')}
    </span>
  );
}
