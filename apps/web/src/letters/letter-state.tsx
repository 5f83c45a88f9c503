import { useTranslation } from 'react-i18next';
import type { LetterItem } from '../api/types.js';

type LetterStanding = Pick<LetterItem, 'state' | 'withdrawnAt'> & { readonly settled?: boolean };

export function LetterState({ letter }: { letter: LetterStanding }) {
  const { t } = useTranslation();
  const decided = letter.state === 'DRAFT' && letter.settled === true;
  const words =
    letter.withdrawnAt !== null
      ? t('letter.withdrawn')
      : decided
        ? t('letter.settled')
        : t(`letter.state.${letter.state}`);
  return <span className="tag">{words}</span>;
}
