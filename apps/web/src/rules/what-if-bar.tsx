import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isAmount, totalOf } from '../ui/money.js';
import { ChangedAmount } from './changed-amount.js';
import { shapeOf, type Answer, type Shape } from './result-shape.js';
import type { Evaluation } from './rule-queries.js';
import type { RuleWords } from './rule-words.js';

export interface WhatIfBarProps {
  readonly before: Evaluation;
  readonly now: Evaluation;
  readonly words: RuleWords;
  readonly onReset: () => void;
}

interface Sum {
  readonly name: string;
  readonly value: Answer;
}

const MOST = 5;

/** The sums of a result: of each payer over all units, and what is of none. */
const sumsOf = (shape: Shape): readonly Sum[] => [
  ...shape.names.map((name) => ({
    name,
    value: totalOf(shape.codes.map((code) => shape.of(code, name))),
  })),
  ...shape.singles.map(({ path, value }) => ({ name: path.join('.'), value })),
];

/** Stays in sight while one slides: the sums that move, totals first. */
export function WhatIfBar({ before, now, words, onReset }: WhatIfBarProps) {
  const { t } = useTranslation();
  const was = new Map(sumsOf(shapeOf(before.result)).map(({ name, value }) => [name, value]));
  const moved = sumsOf(shapeOf(now.result))
    .filter(({ name, value }) => was.get(name) !== value)
    .sort((a, b) => Number(b.name.endsWith('Total')) - Number(a.name.endsWith('Total')));
  return (
    <div className="what-if-bar no-print" role="status" aria-label={t('rules.whatIf')}>
      <strong>{t('rules.whatIf')}</strong>
      {moved.length === 0 && <span>{t('rules.nothingMoves')}</span>}
      <dl>
        {moved.slice(0, MOST).map(({ name, value }) => (
          <div key={name} className={isAmount(String(value)) ? 'rule-single' : ''}>
            <dt>{words.result(name.split('.'))}</dt>
            <dd>
              <ChangedAmount now={value} before={was.get(name)} />
            </dd>
          </div>
        ))}
      </dl>
      <Button onClick={onReset}>{t('rules.reset')}</Button>
    </div>
  );
}
