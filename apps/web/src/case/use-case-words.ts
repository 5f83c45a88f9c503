import { useTranslation } from 'react-i18next';
import type { CaseView } from '../api/types.js';
import { deskName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';
import { instantWords, isInstant } from '../ui/time.js';

/** A case's state, whom it is with and what it waits for, in words. */
export function useCaseWords() {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const desks = ({ heldBy }: Pick<CaseView, 'heldBy'>): string =>
    heldBy.map((desk) => deskName(desk, language)).join(language === 'zh' ? '、' : ', ');
  return {
    // Two processes may call different things by one name: a process's own word comes first.
    stateOf: ({ process, state }: Pick<CaseView, 'process' | 'state'>): string => {
      const keys = [`caseState.${process}_${state}`, `caseState.${state}`];
      const key = keys.find((each) => i18n.exists(each));
      return key === undefined ? state : t(key as 'caseState.APPROVED');
    },
    desks,
    heldBy: (view: CaseView): string | null =>
      view.heldBy.length === 0 ? null : t('case.heldBy', { desks: desks(view) }),
    waiting: ({ waitingFor }: CaseView): string | null => {
      if (waitingFor === null || waitingFor === undefined) return null;
      const [code = '', at = '', desk] = waitingFor.split(' ');
      const key = `waiting.${code}`;
      const what = i18n.exists(key)
        ? t(key as 'waiting.PAYS_FROM', {
            at: isInstant(at) ? instantWords(at, language) : '',
            key: at,
            desk: desk === undefined ? t('waiting.decider') : deskName(desk, language),
          })
        : waitingFor;
      return t('case.waiting', { what });
    },
  };
}
