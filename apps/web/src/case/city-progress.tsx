import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { casePath, caseQuery, sessionQuery } from '../api/queries.js';
import type { CaseView } from '../api/types.js';
import { divisionOf, unitName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';
import { useCaseWords } from './use-case-words.js';

const REFRESH = 10_000;

/** A county waits for the city: where the city stands, as far as the reader may look into its case. */
export function CityStanding({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useCaseWords();
  const { data: session } = useQuery(sessionQuery);
  const division = divisionOf(view.city);
  const mayRead = session?.scopes.some((each) => each.city === view.city && each.unit === null);
  const city = useQuery({
    ...caseQuery({ ...view, unit: division ?? '' }),
    enabled: mayRead === true && division !== undefined,
    refetchInterval: REFRESH,
  });
  if (!city.data) return <p>{t('case.cityBusy', { state: view.stateTitle[language] })}</p>;
  return (
    <p>
      <Link to={`/cases/${casePath(city.data)}` as '/'}>
        {t('case.cityAt', { state: city.data.stateTitle[language] })}
      </Link>
      {` ${words.heldBy(city.data) ?? words.waiting(city.data) ?? ''}`}
    </p>
  );
}

/** How many of the units' plans have come, what stands in for the others, and with whom the missing ones are. */
export function PlansIn({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useCaseWords();
  const { filings } = view;
  if (!filings) return null;
  const missing = filings.items.filter(({ arrived }) => !arrived);
  return (
    <section className="card" aria-labelledby="plans-title">
      <h2 id="plans-title">{t('case.plans', { title: filings.title[language] })}</h2>
      <p role="status">{t('case.plansIn', { in: filings.arrived, all: filings.all })}</p>
      {missing.length > 0 && (
        <ul className="missing-plans">
          {missing.map(({ unit, caseId, stateTitle, heldBy }) => (
            <li key={unit}>
              <Link to={`/cases/${caseId}` as '/'}>{unitName(unit, language)}</Link>
              <span>{stateTitle[language]}</span>
              <span className="quiet">{words.desks({ heldBy })}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
