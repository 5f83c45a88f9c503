import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { casePath, caseQuery, sessionQuery } from '../api/queries.js';
import type { CaseView } from '../api/types.js';
import { divisionOf, unitCodes, unitName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';
import { useCaseWords } from './use-case-words.js';

const REFRESH = 10_000;

/** The states in which a unit still works at its plan. */
const AT_WORK = ['COUNTY_DRAFTING', 'RETURNED'];

/** A county waits for the city: where the city stands, as far as the reader may look into its case. */
export function CityStanding({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const words = useCaseWords();
  const { data: session } = useQuery(sessionQuery);
  const division = divisionOf(view.city);
  const mayRead = session?.scopes.some((each) => each.city === view.city && each.unit === null);
  const city = useQuery({
    ...caseQuery({ ...view, unit: division ?? '' }),
    enabled: mayRead === true && division !== undefined,
    refetchInterval: REFRESH,
  });
  if (!city.data) return <p>{t('case.cityBusy', { state: words.stateOf(view) })}</p>;
  return (
    <p>
      <Link to={`/cases/${casePath(city.data)}` as '/'}>
        {t('case.cityAt', { state: words.stateOf(city.data) })}
      </Link>
      {` ${words.heldBy(city.data) ?? words.waiting(city.data) ?? ''}`}
    </p>
  );
}

/** How many of the units' plans the city has, and with whom the missing ones are. */
export function PlansIn({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useCaseWords();
  const units = unitCodes(view.city).filter((code) => code !== view.unit);
  const cases = useQueries({
    queries: units.map((unit) => ({
      ...caseQuery({ ...view, unit }),
      refetchInterval: view.state === 'COUNTY_DRAFTING' ? REFRESH : false,
      retry: false,
    })),
    combine: (answers) => answers.flatMap(({ data }) => data ?? []),
  });
  const missing = cases.filter(({ state }) => AT_WORK.includes(state));
  return (
    <section className="card" aria-labelledby="plans-title">
      <h2 id="plans-title">{t('case.plans')}</h2>
      {cases.length === units.length && (
        <p role="status">
          {t('case.plansIn', { in: units.length - missing.length, all: units.length })}
        </p>
      )}
      {missing.length > 0 && (
        <ul className="missing-plans">
          {missing.map((each) => (
            <li key={each.unit}>
              <Link to={`/cases/${casePath(each)}` as '/'}>{unitName(each.unit, language)}</Link>
              <span>{words.stateOf(each)}</span>
              <span className="quiet">{words.desks(each)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
