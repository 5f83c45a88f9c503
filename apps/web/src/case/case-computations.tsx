import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../api/types.js';
import { formulasQuery, type Formula } from '../rules/rule-queries.js';
import { useRuleWords } from '../rules/rule-words.js';
import { WorkingTable } from '../rules/working-table.js';
import '../styles/rules.css';
import '../styles/working.css';
import { useLanguage } from '../ui/language.js';
import { instantWords } from '../ui/time.js';

type Kept = CaseView['computations'][number];

/** One revision: when, by the rules of which day, and its working with the words of the law. */
function Revision({ kept, formula, newest }: { kept: Kept; formula: Formula; newest: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useRuleWords(formula);
  const { revision, at, day, pack } = kept;
  return (
    <details open={newest} className="rules">
      <summary>
        {t('case.computedAt', { revision, at: instantWords(at, language) })}{' '}
        <span className="quiet">{t('case.computedBy', { day, pack })}</span>
      </summary>
      <WorkingTable evaluation={kept} words={words} />
    </details>
  );
}

/** 计算: the formulas of a case as they were worked out, the newest first. */
export function CaseComputations({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formulas = useQuery(formulasQuery);
  const found = (formulas.data ?? []).filter(
    ({ city, formula }) =>
      city === view.city && view.computations.some((each) => each.formula === formula),
  );
  return found.map((formula) => {
    const revisions = view.computations
      .filter((each) => each.formula === formula.formula)
      .reverse();
    return (
      <section key={formula.formula} className="card" aria-label={t('case.computations')}>
        <h2>{`${t('case.computations')} · ${formula.title[language]}`}</h2>
        {revisions.map((kept, index) => (
          <Revision key={kept.revision} kept={kept} formula={formula} newest={index === 0} />
        ))}
      </section>
    );
  });
}
