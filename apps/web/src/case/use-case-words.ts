import { useTranslation } from 'react-i18next';
import type { CaseView } from '../api/types.js';
import { deskName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';

type Held = Pick<CaseView, 'heldBy'>;
type Waiting = Pick<CaseView, 'waitTitle'>;

/** Whom a case is with and what it waits for, in words. */
export function useCaseWords() {
  const { t } = useTranslation();
  const language = useLanguage();
  const desks = ({ heldBy }: Held): string =>
    heldBy.map((desk) => deskName(desk, language)).join(language === 'zh' ? '、' : ', ');
  return {
    desks,
    heldBy: (view: Held): string | null =>
      view.heldBy.length === 0 ? null : t('case.heldBy', { desks: desks(view) }),
    waiting: ({ waitTitle }: Waiting): string | null =>
      waitTitle === null ? null : t('case.waiting', { what: waitTitle[language] }),
  };
}
