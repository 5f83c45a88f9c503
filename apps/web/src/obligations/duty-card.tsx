import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Task } from '../api/types.js';
import { obligationName, rungName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';
import { LightSign } from '../ui/light.js';
import { instantWords } from '../ui/time.js';
import { DutyFigure } from './duty-figure.js';
import { useDutyOf } from './use-duty-of.js';

/** What a breach's task is about, as it stands now: the money, the rungs and the letters so far. */
export function DutyCard({ task }: { task: Task }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const duty = useDutyOf(task.caseId);
  if (!duty) return null;
  return (
    <section className="card" aria-labelledby="duty-title">
      <h2 id="duty-title">{t('duty.what')}</h2>
      <p>
        <Link to="/obligations/$id" params={{ id: duty.id }}>
          {obligationName(duty, duty.what, language)}
        </Link>
      </p>
      <p>
        <LightSign light={duty.light} of="duty" />
        {duty.lateDays > 0 && ` ${t('obligations.lateDays', { count: duty.lateDays })}`}
      </p>
      <p>
        {t('board.received')} <DutyFigure of={duty} value={duty.amountReceived} /> /{' '}
        <DutyFigure of={duty} value={duty.amountDue} />
      </p>
      <ul className="plain">
        {duty.escalations.map((rung) => (
          <li key={rung.rung}>
            {rungName(rung.rung, rung.title, language, duty.city)}
            <span className="tag">{t(`rungState.${rung.state}`)}</span>
            {rung.letterId !== null && (
              <Link to="/letters/$id" params={{ id: rung.letterId }}>
                {` ${t('letter.open')}`}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {duty.nextRung && (
        <p className="quiet">
          {t('duty.next', {
            rung: rungName(duty.nextRung.rung, duty.nextRung.title, language, duty.city),
          })}
          {' · '}
          {duty.nextRung.at === null
            ? t('duty.nextWaits')
            : instantWords(duty.nextRung.at, language)}
        </p>
      )}
    </section>
  );
}
