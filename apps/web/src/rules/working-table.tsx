import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withThousands } from '../ui/money.js';
import { ClauseChip } from './clause-chip.js';
import { QuoteLine } from './quote-line.js';
import type { Evaluation } from './rule-queries.js';
import type { RuleWords } from './rule-words.js';
import { sayExpression } from './say-expression.js';
import { linesOf, shownValue, unitsIn, type WorkingLine } from './working-lines.js';

export interface WorkingTableProps {
  readonly evaluation: Pick<Evaluation, 'trace'>;
  readonly words: RuleWords;
}

/** 计算过程: step by step, how, by which words of the law, and what comes out. */
export function WorkingTable({ evaluation, words }: WorkingTableProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<readonly number[]>([]);
  const { trace } = evaluation;
  const speech = words.speech(trace);
  const lines = linesOf(trace);
  const codes = unitsIn(trace);
  const columns = codes.length > 0 ? [...codes, ''] : [''];
  const nameOf = ({ name, year, kind }: WorkingLine): string => {
    if (kind === 'PARAMETER') return words.parameter(name) ?? name;
    const said = speech.name(name);
    return year === null ? said : `${t('rules.inYear', { year })} ${said}`;
  };
  const expressionsOf = ({ kind, name, of }: WorkingLine): readonly string[] => {
    if (kind === 'PARAMETER') return [`${t('rules.parameter')} ${name}`];
    const said = [...of].map(
      ([code, { expression }]) => [code, sayExpression(expression, speech, code)] as const,
    );
    const distinct = [...new Set(said.map(([, text]) => text))];
    if (distinct.length === 1) return distinct;
    return distinct.map((text) => {
      const who = said.filter(([, each]) => each === text).map(([code]) => words.unit(code));
      return `${who.join(t('rules.and'))}${t('rules.colon')}${text}`;
    });
  };
  const toggle = (line: number): void =>
    setOpen(open.includes(line) ? open.filter((each) => each !== line) : [...open, line]);
  return (
    <div className="table-scroll">
      <table className="list working">
        <caption className="sr-only">{t('rules.working')}</caption>
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('rules.step')}
            </th>
            <th scope="col">{t('rules.what')}</th>
            <th scope="col">{t('rules.how')}</th>
            <th scope="col">{t('rules.clause')}</th>
            {columns.map((code) => (
              <th key={code} scope="col" className="number">
                {code !== ''
                  ? words.unit(code)
                  : t(codes.length > 0 ? 'rules.whole' : 'rules.value')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <Fragment key={index}>
              <tr className={line.kind === 'PARAMETER' ? 'working-parameter' : undefined}>
                <td className="number quiet">{index + 1}</td>
                <th scope="row">{nameOf(line)}</th>
                <td className="working-how">
                  {expressionsOf(line).map((text) => (
                    <span key={text} className="block">
                      {text}
                    </span>
                  ))}
                </td>
                <td>
                  {line.clause === null ? (
                    <span className="quiet">{t('rules.noClause')}</span>
                  ) : (
                    <ClauseChip
                      clause={line.clause}
                      open={open.includes(index)}
                      onPress={() => toggle(index)}
                    />
                  )}
                </td>
                {columns.map((code) => {
                  const step = line.of.get(code);
                  return (
                    <td key={code} className="number figures">
                      {step ? withThousands(shownValue(line, step)) : ''}
                    </td>
                  );
                })}
              </tr>
              {open.includes(index) && line.clause !== null && (
                <tr className="working-quote no-print">
                  <td colSpan={4 + columns.length}>
                    <QuoteLine clause={line.clause} quote={line.quote} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 依据原文: every sentence the working rests on, once, for the printed sheet. */
export function WorkingQuotes({ evaluation: { trace } }: { evaluation: Evaluation }) {
  const { t } = useTranslation();
  const quotes = new Map(
    trace.flatMap(({ clause, quote }) =>
      clause === null || quote === null ? [] : [[`${clause} ${quote}`, { clause, quote }] as const],
    ),
  );
  if (quotes.size === 0) return null;
  return (
    <section className="print-only working-quotes">
      <h2>{t('rules.quotes')}</h2>
      <dl lang="zh-CN">
        {[...quotes].map(([key, { clause, quote }]) => (
          <div key={key}>
            <dt>{clause}</dt>
            <dd>{quote}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
