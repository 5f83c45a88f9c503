import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useInSight } from '../ui/in-sight.js';
import { ProblemNote } from '../ui/problem-note.js';
import { totalOf } from '../ui/money.js';
import { ChangedAmount } from './changed-amount.js';
import type { ReadingWords } from './reading-words.js';
import { shapeOf, type Answer, type Shape } from './result-shape.js';
import { comparisonQuery, type Alternative, type Asked } from './rule-queries.js';
import type { RuleWords } from './rule-words.js';

export interface ComparisonCardProps {
  readonly asked: Asked;
  readonly reading: string;
  readonly about: ReadingWords;
  readonly words: RuleWords;
  /** Somebody came to compare just this one. */
  readonly sought: boolean;
  readonly onChoose: (code: string) => void;
}

interface Line {
  readonly key: string;
  readonly label: string;
  readonly values: readonly Answer[];
}

const find = (shape: Shape, key: string): Answer =>
  shape.singles.find(({ path }) => path.join('.') === key)?.value ?? null;

/** Every answer, in all of the alternatives; of each unit, and of all together. */
function linesOf(shapes: readonly Shape[], words: RuleWords): readonly Line[] {
  const [first] = shapes;
  if (!first) return [];
  const units = first.names.flatMap((name) => [
    ...first.codes.map((code) => ({
      key: `${code}.${name}`,
      label: `${words.unit(code)} ${words.result([name])}`,
      values: shapes.map((shape) => shape.of(code, name)),
    })),
    {
      key: name,
      label: words.result([name]),
      values: shapes.map((shape) => totalOf(shape.codes.map((code) => shape.of(code, name)))),
    },
  ]);
  const singles = first.singles.map(({ path }) => ({
    key: path.join('.'),
    label: words.result(path),
    values: shapes.map((shape) => find(shape, path.join('.'))),
  }));
  return [...units, ...singles];
}

const differs = ({ values }: Line): boolean => new Set(values).size > 1;
const isOfUnit = ({ key }: Line): boolean => /^\d{6}\./.test(key);

interface TableProps extends ComparisonCardProps {
  readonly alternatives: readonly Alternative[];
  readonly lines: readonly Line[];
}

function ComparisonTable({ asked, reading, about, alternatives, lines, onChoose }: TableProps) {
  const { t } = useTranslation();
  return (
    <div className="table-scroll">
      <table className="list comparison">
        <caption className="sr-only">{`${reading} ${about.question}`}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rules.payer')}</th>
            {alternatives.map(({ code }) => (
              <th key={code} scope="col" className="number">
                <span className="comparison-head">
                  {about.alternative(code)}
                  <span>
                    <span className="tag">{code}</span>
                    {about.chosen === code && (
                      <span className="tag tag-chosen">{t('rules.chosen')}</span>
                    )}
                  </span>
                  <button
                    type="button"
                    className="lever-toggle"
                    aria-pressed={asked.readings[reading] === code}
                    onClick={() => onChoose(code)}
                  >
                    {t(asked.readings[reading] === code ? 'rules.using' : 'rules.use')}
                  </button>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.length === 0 && (
            <tr>
              <th scope="row">{t('rules.allItems')}</th>
              {alternatives.map(({ code }) => (
                <td key={code} className="number">
                  {t('rules.same')}
                </td>
              ))}
            </tr>
          )}
          {lines.map(({ key, label, values }) => (
            <tr key={key} className={/^\d{6}\./.test(key) ? undefined : 'sum'}>
              <th scope="row">{label}</th>
              {values.map((value, index) => (
                <td key={alternatives[index]?.code ?? index} className="number">
                  <ChangedAmount now={value} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One open question: what each way to read it would make of the same input. */
export function ComparisonCard(props: ComparisonCardProps) {
  const { asked, reading, about, words } = props;
  const { city, formula, input } = asked;
  const { t } = useTranslation();
  const answer = useQuery({
    ...comparisonQuery({ city, formula, input }, reading),
    placeholderData: keepPreviousData,
  });
  const place = useInSight<HTMLElement>(props.sought && answer.isSuccess);
  const alternatives = answer.data ?? [];
  const lines = linesOf(
    alternatives.map(({ result }) => shapeOf(result)),
    words,
  ).filter(differs);
  const wholes = lines.filter((line) => !isOfUnit(line));
  return (
    <section ref={place} className="card" aria-label={reading}>
      <h3>
        {about.question}
        <span className="tag">{reading}</span>
      </h3>
      {answer.isError && <ProblemNote error={answer.error} />}
      {alternatives.length > 0 && (
        <ComparisonTable
          {...props}
          alternatives={alternatives}
          lines={wholes.length > 0 ? wholes : lines}
        />
      )}
      {wholes.length > 0 && lines.length > wholes.length && (
        <details>
          <summary>{t('rules.byUnit')}</summary>
          <ComparisonTable {...props} alternatives={alternatives} lines={lines.filter(isOfUnit)} />
        </details>
      )}
    </section>
  );
}
