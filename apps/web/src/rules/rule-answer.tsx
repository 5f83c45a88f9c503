import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../ui/problem-note.js';
import { ImaginedList } from './imagined-list.js';
import type { Fields } from './input-values.js';
import type { ReadingWords } from './reading-words.js';
import { ReadingsUsed } from './readings-used.js';
import { workingFile, type Evaluation, type Formula } from './rule-queries.js';
import { RuleResult } from './rule-result.js';
import type { RuleWords } from './rule-words.js';
import { saveFile } from './save-file.js';
import type { Trial } from './use-trial.js';
import type { WhatIf } from './what-if.js';
import { unitsIn } from './working-lines.js';
import { WorkingQuotes, WorkingTable } from './working-table.js';

export interface RuleAnswerProps {
  readonly formula: Formula;
  readonly trial: Trial;
  readonly evaluation: Evaluation;
  readonly values: Fields;
  readonly whatIf: WhatIf;
  readonly words: RuleWords;
  readonly about: (id: string, codes: readonly string[]) => ReadingWords;
}

/** 结果: who pays what, and the ways to take it along. */
function ResultCard(props: RuleAnswerProps) {
  const { formula, trial, evaluation, values, whatIf, words, about } = props;
  const { t } = useTranslation();
  const { asked, imagining, base } = trial;
  const name = `${formula.city}-${formula.formula}.xlsx`;
  const file = useMutation({
    mutationFn: async () => saveFile(await workingFile(asked), name),
  });
  return (
    <section className="card" aria-labelledby="rule-result">
      <div className="card-head">
        <h2 id="rule-result">{t('rules.result')}</h2>
        <span className="quiet">{t('rules.pack', { pack: evaluation.pack })}</span>
        {evaluation.day !== null && (
          <span className="quiet">{t('rules.day', { day: evaluation.day })}</span>
        )}
        {imagining && <span className="tag tag-chosen">{t('rules.imagined')}</span>}
        <span className="filters-end no-print">
          <Button loading={file.isPending} onClick={() => file.mutate()}>
            {t('rules.file')}
          </Button>
          <Button onClick={() => window.print()}>{t('list.print')}</Button>
        </span>
      </div>
      <ReadingsUsed formula={formula} readings={evaluation.readings} about={about} />
      {file.isError && <ProblemNote error={file.error} retry={() => file.mutate()} />}
      {imagining && (
        <ImaginedList whatIf={whatIf} values={values} input={asked.input} words={words} />
      )}
      <RuleResult
        evaluation={evaluation}
        before={imagining ? (base.shown ?? null) : null}
        words={words}
      />
    </section>
  );
}

/** Result and working; while a new answer is on its way the last one stays, paler. */
export function RuleAnswer(props: RuleAnswerProps) {
  const { trial, evaluation, words } = props;
  const { t } = useTranslation();
  const ofUnits = unitsIn(evaluation.trace).length > 0;
  return (
    <div className={trial.now.stale ? 'rule-answer rule-stale' : 'rule-answer'}>
      <ResultCard {...props} />
      <section
        className={ofUnits ? 'card card-long new-page' : 'card card-long'}
        aria-labelledby="rule-working"
      >
        <div className="card-head">
          <h2 id="rule-working">{t('rules.working')}</h2>
          <span className="quiet no-print">{t('rules.workingNote')}</span>
        </div>
        <WorkingTable evaluation={evaluation} words={words} />
        <WorkingQuotes evaluation={evaluation} />
      </section>
    </div>
  );
}
