import { useTranslation } from 'react-i18next';
import { isAmount, totalOf } from '../ui/money.js';
import { ChangedAmount } from './changed-amount.js';
import type { Answer, Shape } from './result-shape.js';
import type { RuleWords } from './rule-words.js';

export interface ResultTableProps {
  readonly shape: Shape;
  readonly before: Shape | null;
  readonly words: RuleWords;
}

const sumOf = (shape: Shape, name: string): Answer =>
  totalOf(shape.codes.map((code) => shape.of(code, name)));

const isTotal = (name: string): boolean => name.endsWith('Total');

/** Who pays what: a line per payer, a column per unit, and what it comes to. */
export function ResultTable({ shape, before, words }: ResultTableProps) {
  const { t } = useTranslation();
  const { codes, names } = shape;
  const whole = codes.length > 1;
  return (
    <div className="table-scroll">
      <table className="list rule-result">
        <caption className="sr-only">{t('rules.result')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rules.payer')}</th>
            {codes.map((code) => (
              <th key={code} scope="col" className="number">
                {words.unit(code)}
              </th>
            ))}
            {whole && (
              <th scope="col" className="number">
                {t('rules.sum')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name} className={isTotal(name) ? 'sum' : undefined}>
              <th scope="row">{words.result([name])}</th>
              {codes.map((code) => (
                <td key={code} className="number">
                  <ChangedAmount
                    now={shape.of(code, name)}
                    before={before?.codes.includes(code) ? before.of(code, name) : undefined}
                  />
                </td>
              ))}
              {whole && (
                <td className="number rule-sum">
                  <ChangedAmount
                    now={sumOf(shape, name)}
                    before={before ? sumOf(before, name) : undefined}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface AnswerProps extends ResultTableProps {
  readonly path: readonly string[];
  readonly value: Answer;
}

function OneAnswer({ path, value, before }: AnswerProps) {
  const key = path.join('.');
  const was = before?.singles.find((each) => each.path.join('.') === key)?.value;
  return <ChangedAmount now={value} before={before ? was : undefined} />;
}

/** Answers of several years, or of both funds: a line each. */
function AnswerGroups(props: ResultTableProps) {
  const { t } = useTranslation();
  const { shape, words } = props;
  const grouped = shape.singles.filter(({ path }) => path.length > 1);
  const groups = [...new Set(grouped.map(({ path: [group = ''] }) => group))];
  const names = [...new Set(grouped.map(({ path: [, name = ''] }) => name))];
  if (groups.length === 0) return null;
  return (
    <div className="table-scroll">
      <table className="list rule-result">
        <caption className="sr-only">{t('rules.result')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rules.payer')}</th>
            {names.map((name) => (
              <th key={name} scope="col" className="number">
                {words.result([name])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group}>
              <th scope="row">{words.result([group])}</th>
              {names.map((name) => {
                const found = grouped.find(({ path }) => path[0] === group && path[1] === name);
                return (
                  <td key={name} className="number">
                    {found && <OneAnswer {...props} {...found} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The answers that are of no single unit. */
export function ResultSingles(props: ResultTableProps) {
  const { shape, words } = props;
  const plain = shape.singles.filter(({ path }) => path.length === 1);
  return (
    <>
      {plain.length > 0 && (
        <dl className="rule-singles">
          {plain.map(({ path, value }) => (
            <div
              key={path.join('.')}
              className={typeof value === 'string' && isAmount(value) ? 'rule-single' : ''}
            >
              <dt>{words.result(path)}</dt>
              <dd>
                <OneAnswer {...props} path={path} value={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <AnswerGroups {...props} />
    </>
  );
}
