import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ResultBars } from './result-bars.js';
import { shapeOf } from './result-shape.js';
import { ResultSingles, ResultTable } from './result-table.js';
import type { Evaluation } from './rule-queries.js';
import type { RuleWords } from './rule-words.js';

export interface RuleResultProps {
  readonly evaluation: Evaluation;
  readonly before: Evaluation | null;
  readonly words: RuleWords;
}

/** Nobody has set what the formula needs: it waits, and says for what and for whom. */
function Awaited({ evaluation: { awaits, city }, words }: Omit<RuleResultProps, 'before'>) {
  const { t } = useTranslation();
  if (awaits === null) return null;
  const { parameter, question, asks, decides } = awaits;
  return (
    <p className="rule-awaited" role="status">
      <strong>{t('rules.awaiting', { parameter: words.parameter(parameter) ?? parameter })}</strong>{' '}
      {t('rules.awaitingWhy')} {asks && `${asks[words.language]}${t('rules.colon')}`}
      {decides && t('readings.decides', { who: decides[words.language] })}{' '}
      {question !== null && (
        <Link to="/readings" search={{ city, question }} className="no-print">
          {question}
        </Link>
      )}
    </p>
  );
}

/** What decides about money here and nobody has adopted: a trial, and no ground to pay on. */
function Proposed({ evaluation: { proposed, city }, words }: Omit<RuleResultProps, 'before'>) {
  const { t } = useTranslation();
  if (proposed.length === 0) return null;
  return (
    <details className="rule-proposed">
      <summary>{t('rules.proposed', { count: proposed.length })}</summary>
      <ul className="plain">
        {proposed.map(({ reading, code, question, decides }) => (
          <li key={reading}>
            <Link to="/readings" search={{ city, question: reading }}>
              {reading}
            </Link>{' '}
            {question[words.language]} {code !== null && <span className="tag">{code}</span>}{' '}
            <span className="quiet">{t('readings.decides', { who: decides[words.language] })}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** 结果: who pays what. */
export function RuleResult({ evaluation, before, words }: RuleResultProps) {
  const shape = shapeOf(evaluation.result);
  const was = before === null ? null : shapeOf(before.result);
  return (
    <>
      <Awaited evaluation={evaluation} words={words} />
      <Proposed evaluation={evaluation} words={words} />
      {shape.singles.length > 0 && <ResultSingles shape={shape} before={was} words={words} />}
      <ResultBars shape={shape} words={words} />
      {shape.codes.length > 0 && <ResultTable shape={shape} before={was} words={words} />}
    </>
  );
}
