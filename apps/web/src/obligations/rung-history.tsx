import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Obligation } from '../api/types.js';
import { rungName } from '../names/names.js';
import { DayText } from '../ui/day-text.js';
import { useLanguage } from '../ui/language.js';
import { instantWords } from '../ui/time.js';

type Rung = Obligation['escalations'][number];

const looks: Readonly<Record<Rung['state'], string>> = {
  DONE: 'done',
  SIGNED: 'done',
  AWAITING_SIGNATURE: 'open',
  SKIPPED: 'to_come',
  WITHDRAWN: 'to_come',
};

function Reached({ rung }: { rung: Rung }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <li className={`step step-${looks[rung.state]}`}>
      <div>
        <strong>{rungName(rung.rung, rung.title, language)}</strong>
        <span className="tag">{t(`rungState.${rung.state}`)}</span>
        <span className="tag">{t(`source.${rung.source}`)}</span>
      </div>
      <p>{instantWords(rung.at, language)}</p>
      {rung.signedBy && rung.signedAt !== null && (
        <p>
          {t('duty.signedBy', {
            person: rung.signedBy.person,
            at: instantWords(rung.signedAt, language),
          })}
        </p>
      )}
      <p className="quiet">{t('duty.basis', { basis: rung.basis })}</p>
      <p className="step-links no-print">
        {rung.letterId !== null && (
          <Link to="/letters/$id" params={{ id: rung.letterId }}>
            {t('letter.open')}
          </Link>
        )}
        {rung.taskId !== null && (
          <Link to="/tasks/$id" params={{ id: rung.taskId }}>
            {t('duty.toTask')}
          </Link>
        )}
      </p>
    </li>
  );
}

/** 督办: every rung that was reached, and the next one with its date. */
export function RungHistory({ duty }: { duty: Obligation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { escalations, nextRung, state } = duty;
  return (
    <section className="card" aria-labelledby="ladder-title">
      <h2 id="ladder-title">{t('duty.ladder')}</h2>
      {escalations.length === 0 && nextRung === null && (
        <p className="quiet">{t('duty.noLadder')}</p>
      )}
      <ol className="steps steps-across">
        {escalations.map((rung) => (
          <Reached key={rung.rung} rung={rung} />
        ))}
        {nextRung && (
          <li className="step step-to_come">
            <div>
              <strong>
                {t('duty.next', { rung: rungName(nextRung.rung, nextRung.title, language) })}
              </strong>
            </div>
            <p>
              {nextRung.at === null ? (
                t('duty.nextWaits')
              ) : (
                <>
                  <DayText day={nextRung.at.slice(0, 10)} /> {nextRung.at.slice(11, 16)}
                </>
              )}
            </p>
          </li>
        )}
      </ol>
      {state === 'MET_LATE' && <p className="quiet">{t('duty.recordKept')}</p>}
    </section>
  );
}
