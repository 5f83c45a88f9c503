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

/** Nobody has set what the formula needs: it waits, and says for what. */
function Awaited({ evaluation: { result } }: { evaluation: Evaluation }) {
  const { t } = useTranslation();
  const { parameter } = result;
  if (typeof parameter !== 'string') return null;
  return (
    <p className="rule-awaited" role="status">
      <strong>{t('rules.awaiting', { parameter })}</strong> {t('rules.awaitingWhy')}
    </p>
  );
}

/** 结果: who pays what. */
export function RuleResult({ evaluation, before, words }: RuleResultProps) {
  const shape = shapeOf(evaluation.result);
  const was = before === null ? null : shapeOf(before.result);
  return (
    <>
      <Awaited evaluation={evaluation} />
      {shape.singles.length > 0 && <ResultSingles shape={shape} before={was} words={words} />}
      <ResultBars shape={shape} words={words} />
      {shape.codes.length > 0 && <ResultTable shape={shape} before={was} words={words} />}
    </>
  );
}
