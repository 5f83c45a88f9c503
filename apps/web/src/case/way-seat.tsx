import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../api/types.js';
import { deskName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';
import { instantWords } from '../ui/time.js';
import { ClauseQuote } from './clause-quote.js';
import { WaySign } from './way-sign.js';

type Seat = NonNullable<CaseView['way']>[number]['places'][number][number];
type Earlier = Seat['earlier'][number];

/** 谁、何时、怎么答复. */
function useAnswerWords(): (asked: Pick<Earlier, 'by' | 'at' | 'decision'>) => string {
  const language = useLanguage();
  return ({ by, at, decision }) =>
    [by?.person, decision?.title[language], at === null ? null : instantWords(at, language)]
      .filter((part) => part !== null && part !== undefined)
      .join(' · ');
}

/** What the desk answered before a return had it asked again. */
function EarlierRounds({ rounds }: { rounds: readonly Earlier[] }) {
  const { t } = useTranslation();
  const words = useAnswerWords();
  return (
    <details>
      <summary>{t('case.earlierRounds', { count: rounds.length })}</summary>
      <ol className="way-earlier">
        {rounds.map((each) => (
          <li key={each.round}>
            <WaySign state={each.state} /> {words(each)}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** One desk of the way: what it is asked, how it answered, or who has it now. */
export function WaySeat({ seat }: { seat: Seat }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useAnswerWords();
  const { title, taskId, state, round, candidateGroup, silent, earlier, clause } = seat;
  const name = <strong>{title[language]}</strong>;
  return (
    <div className={`way-seat way-seat-${state.toLowerCase()}`}>
      <div>
        {taskId === null ? (
          name
        ) : (
          <Link to="/tasks/$id" params={{ id: taskId }}>
            {name}
          </Link>
        )}{' '}
        <WaySign state={state} />
        {round !== null && round > 1 && <span className="tag">{t('case.round', { round })}</span>}
      </div>
      <p className="quiet">{deskName(candidateGroup, language)}</p>
      {state === 'DONE' && <p>{silent ? `${t('case.silent')} ${words(seat)}` : words(seat)}</p>}
      {earlier.length > 0 && <EarlierRounds rounds={earlier} />}
      {clause !== null && <ClauseQuote clause={clause} />}
    </div>
  );
}
