import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useHomeCity } from '../law/use-home-city.js';
import { titleOf } from '../names/city-names.js';
import '../styles/lists.css';
import '../styles/task.css';
import '../styles/rules.css';
import '../styles/what-if.css';
import '../styles/working.css';
import '../styles/rules-print.css';
import { FilterChoice } from '../ui/choice.js';
import { useLanguage } from '../ui/language.js';
import { PrintHead } from '../ui/print-head.js';
import { ProblemNote } from '../ui/problem-note.js';
import { RuleDesk } from './rule-desk.js';
import { formulasQuery, type Formula, type Readings } from './rule-queries.js';

const route = getRouteApi('/shell/rules');

/** Where most people begin: who bears the year's gap. */
const FIRST = 'gap-settlement';

const readingsIn = (text: string | undefined): Readings =>
  Object.fromEntries(
    (text ?? '').split(',').flatMap((each) => {
      const [id, code] = each.split('=');
      return id && code ? [[id, code]] : [];
    }),
  );

const written = (readings: Readings): string | undefined => {
  const text = Object.entries(readings)
    .map((each) => each.join('='))
    .join(',');
  return text === '' ? undefined : text;
};

function useChosen(formulas: readonly Formula[]): Formula | undefined {
  const { city, formula } = route.useSearch();
  const home = useHomeCity();
  const own = formulas.filter((each) => each.city === (city ?? home));
  const offered = own.length > 0 ? own : formulas;
  return (
    offered.find((each) => each.formula === formula) ??
    offered.find((each) => each.formula === FIRST) ??
    offered[0]
  );
}

/** 试算: any formula of any city, worked out before one's eyes. Nothing of it is stored. */
export function RulesPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const answer = useQuery(formulasQuery);
  const formulas = answer.data ?? [];
  const chosen = useChosen(formulas);
  const title = t('rules.title');
  useEffect(() => {
    document.title = `${title} · ${t('shell.name')}`;
  }, [title, t]);
  const cities = [...new Set(formulas.map(({ city }) => city))];
  const readings = readingsIn(search.reading);
  const known = Object.fromEntries(
    Object.entries(readings).filter(([id, code]) =>
      chosen?.readings.some((each) => each.id === id && each.codes.includes(code)),
    ),
  );
  const name = chosen && `${titleOf(chosen.city, language)} · ${chosen.title[language]}`;
  return (
    <section className="wide-sheet rules" aria-label={title}>
      <PrintHead title={`${title} ${name ?? ''}`} />
      <div className="page-head no-print">
        <h1>{title}</h1>
        <span className="quiet">{t('rules.about')}</span>
      </div>
      {answer.isError && <ProblemNote error={answer.error} retry={() => void answer.refetch()} />}
      {answer.isPending && <p className="quiet">{t('shell.loading')}</p>}
      {chosen && (
        <>
          <div className="filters no-print" role="search">
            <FilterChoice
              label={t('rules.city')}
              value={chosen.city}
              options={cities.map((city) => ({ value: city, label: titleOf(city, language) }))}
              onChange={(city) => void navigate({ search: { city, formula: chosen.formula } })}
            />
            <FilterChoice
              label={t('rules.formula')}
              value={chosen.formula}
              options={formulas
                .filter(({ city }) => city === chosen.city)
                .map(({ formula, number, title: of }) => ({
                  value: formula,
                  label: `${number} ${of[language]}`,
                }))}
              onChange={(formula) => void navigate({ search: { city: chosen.city, formula } })}
            />
            <Link
              to="/clauses"
              search={{ city: chosen.city, governs: `FORMULA:${chosen.formula}` }}
            >
              {t('rules.clausesOf')}
            </Link>
            <Link to="/readings" search={{ city: chosen.city }}>
              {t('rules.toReadings')}
            </Link>
          </div>
          <RuleDesk
            key={`${chosen.city}/${chosen.formula}`}
            formula={chosen}
            readings={known}
            compare={search.compare}
            onReading={(id, code) =>
              void navigate({
                search: { ...search, reading: written({ ...known, [id]: code }) },
                replace: true,
                resetScroll: false,
              })
            }
          />
        </>
      )}
    </section>
  );
}
