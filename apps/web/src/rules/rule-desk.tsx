import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cityOf } from '../names/city-names.js';
import { ProblemNote } from '../ui/problem-note.js';
import { exampleOf } from './examples.js';
import type { Fields } from './input-values.js';
import { fieldErrors, isWrongInput } from './refusals.js';
import { RuleForm } from './rule-form.js';
import type { Formula, Readings } from './rule-queries.js';
import { useRuleWords } from './rule-words.js';
import { useReadingWords } from './use-reading-words.js';
import { useTrial } from './use-trial.js';
import type { WhatIf } from './what-if.js';

/** What stands below the form comes after it, with the first answer. */
const RuleAnswer = lazy(async () => ({ default: (await import('./rule-answer.js')).RuleAnswer }));
const ComparisonCard = lazy(async () => ({
  default: (await import('./comparison-card.js')).ComparisonCard,
}));
const WhatIfBar = lazy(async () => ({ default: (await import('./what-if-bar.js')).WhatIfBar }));

export interface RuleDeskProps {
  readonly formula: Formula;
  readonly readings: Readings;
  /** The open question that somebody came to compare. */
  readonly compare: string | undefined;
  readonly onReading: (reading: string, code: string) => void;
}

/** What was typed for a formula stays while the page is open, also when one looks at another. */
const drafts = new Map<string, Fields>();

const countiesOf = (city: string): readonly string[] =>
  (cityOf(city)?.units ?? [])
    .filter(({ level }) => level !== 'CITY')
    .sort((a, b) => Number(a.level === 'CITY_UNIT') - Number(b.level === 'CITY_UNIT'))
    .map(({ code }) => code);

const rowsIn = (values: Fields): number =>
  Object.values(values).reduce<number>(
    (sum, each) => sum + (Array.isArray(each) ? each.length : 0),
    0,
  );

/** Who came for one question sees it before the others. */
const soughtFirst = (readings: Formula['readings'], sought: string | undefined) =>
  [...readings].sort((a, b) => Number(b.id === sought) - Number(a.id === sought));

/** One formula of one city: its form, what comes out, how, and what other readings would make of it. */
export function RuleDesk({ formula, readings, compare, onReading }: RuleDeskProps) {
  const { t } = useTranslation();
  const words = useRuleWords(formula);
  const about = useReadingWords(formula.city);
  const codes = countiesOf(formula.city);
  const key = `${formula.city}/${formula.formula}`;
  const [values, setValues] = useState(() => drafts.get(key) ?? exampleOf(formula, codes));
  const [imagining, setImagining] = useState(false);
  const [whatIf, setWhatIf] = useState<WhatIf>({});
  const change = (next: Fields): void => {
    drafts.set(key, next);
    setValues(next);
    // What is imagined is about a row; with one more or less it would be about another.
    if (rowsIn(next) !== rowsIn(values)) setWhatIf({});
  };
  const trial = useTrial(
    { city: formula.city, formula: formula.formula, readings },
    values,
    whatIf,
  );
  const { base, now, asked } = trial;
  const evaluation = now.shown;
  return (
    <div className="rule-desk">
      <section className="card" aria-labelledby="rule-input">
        <div className="card-head">
          <h2 id="rule-input">{t('rules.input')}</h2>
          <span className="quiet no-print">{t('rules.exampleNote')}</span>
          <span className="filters-end no-print">
            <Button onClick={() => change(exampleOf(formula, codes))}>{t('rules.example')}</Button>
            <Button
              aria-pressed={imagining}
              type={imagining ? 'primary' : 'default'}
              onClick={() => {
                setImagining(!imagining);
                setWhatIf({});
              }}
            >
              {t('rules.whatIf')}
            </Button>
          </span>
        </div>
        <RuleForm
          schema={formula.input}
          values={values}
          errors={fieldErrors(base.error, words.language, t('rules.required'))}
          words={words}
          codes={codes}
          imagining={imagining}
          whatIf={whatIf}
          onValues={change}
          onWhatIf={setWhatIf}
        />
        {now.isError && !isWrongInput(now.error) && <ProblemNote error={now.error} />}
        {now.isError && isWrongInput(now.error) && (
          <p className="rule-wrong" role="alert">
            {t('rules.wrongInput')}
          </p>
        )}
      </section>
      <Suspense fallback={<p className="quiet">{t('shell.loading')}</p>}>
        {imagining && trial.imagining && base.shown && evaluation && (
          <WhatIfBar
            before={base.shown}
            now={evaluation}
            words={words}
            onReset={() => setWhatIf({})}
          />
        )}
        {evaluation && (
          <RuleAnswer
            formula={formula}
            trial={trial}
            evaluation={evaluation}
            values={values}
            whatIf={whatIf}
            words={words}
            about={about}
          />
        )}
        {evaluation && formula.readings.length > 0 && (
          <div className="stack comparisons no-print">
            <h2>{t('rules.compare')}</h2>
            {soughtFirst(formula.readings, compare).map(({ id, codes: alternatives }) => (
              <ComparisonCard
                key={id}
                asked={{ ...asked, readings: evaluation.readings }}
                reading={id}
                about={about(id, alternatives)}
                words={words}
                sought={id === compare}
                onChoose={(code) => onReading(id, code)}
              />
            ))}
          </div>
        )}
      </Suspense>
    </div>
  );
}
