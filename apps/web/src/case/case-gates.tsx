import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../api/types.js';
import { processName, unitName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';
import { WaySign } from './way-sign.js';

/** 所需结果: what the case waits, or waited, for in other processes. */
export function CaseGates({ view: { gates, city } }: { view: CaseView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section className="card" aria-labelledby="gates-title">
      <h2 id="gates-title">{t('case.gates')}</h2>
      <ul className="way-gates">
        {gates.map(({ process, unit, period, needs, needsTitle, met, caseId }) => {
          const name = [processName(process, language, city), unitName(unit, language), period];
          return (
            <li key={[process, unit, period, needs].join('/')}>
              <strong>{needsTitle[language]}</strong>{' '}
              {caseId === null ? (
                <span>{name.join(' ')}</span>
              ) : (
                <Link to={`/cases/${caseId}` as '/'}>{name.join(' ')}</Link>
              )}{' '}
              {met || caseId !== null ? (
                <WaySign state={met ? 'DONE' : 'OPEN'} />
              ) : (
                <span className="quiet">{t('case.gateNotOpen')}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
