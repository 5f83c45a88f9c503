import { useTranslation } from 'react-i18next';
import { isAmount, withThousands } from '../ui/money.js';
import { bearersIn, type Shape } from './result-shape.js';
import type { RuleWords } from './rule-words.js';

export interface ResultBarsProps {
  readonly shape: Shape;
  readonly words: RuleWords;
}

interface Part {
  readonly name: string;
  readonly amount: string;
}

/** How wide a part is drawn; nothing is computed from it. */
const width = (amount: string): number => Math.max(0, Number(amount));

const partsOf = (names: readonly string[], of: (name: string) => unknown): readonly Part[] =>
  names.flatMap((name) => {
    const amount = of(name);
    return typeof amount === 'string' && isAmount(amount) && width(amount) > 0
      ? [{ name, amount }]
      : [];
  });

const COLOURS = 8;

const colour = (order: readonly string[], name: string): string =>
  name === 'rest' ? 'bar-open' : `bar-${order.indexOf(name) % COLOURS}`;

function Bar({ parts, most, order, words }: BarProps) {
  const whole = parts.reduce((sum, { amount }) => sum + width(amount), 0);
  return (
    <span className="bar" style={{ width: `${(100 * whole) / most}%` }} aria-hidden="true">
      {parts.map(({ name, amount }) => (
        <span
          key={name}
          className={`bar-part ${colour(order, name)}`}
          style={{ width: `${(100 * width(amount)) / whole}%` }}
          title={`${words.result([name])} ${withThousands(amount)}`}
        />
      ))}
    </span>
  );
}
interface BarProps {
  readonly parts: readonly Part[];
  readonly most: number;
  readonly order: readonly string[];
  readonly words: RuleWords;
}

/** The gap of each unit as one bar, and who bears which part of it; the table has the figures. */
export function ResultBars({ shape, words }: ResultBarsProps) {
  const { t } = useTranslation();
  const single = shape.singles.filter(({ path }) => path.length === 1);
  const order = bearersIn(
    shape.codes.length > 0 ? shape.names : single.map(({ path: [name = ''] }) => name),
  );
  if (order.length === 0) return null;
  const bars =
    shape.codes.length > 0
      ? shape.codes.map((code) => ({
          code,
          parts: partsOf(order, (name) => shape.of(code, name)),
        }))
      : [
          {
            code: '',
            parts: partsOf(
              order,
              (name) => single.find(({ path: [only] }) => only === name)?.value,
            ),
          },
        ];
  const sums = bars.map(({ parts }) => parts.reduce((sum, { amount }) => sum + width(amount), 0));
  const most = Math.max(...sums);
  if (most === 0) return null;
  const shown = order.filter((name) =>
    bars.some(({ parts }) => parts.some((part) => part.name === name)),
  );
  return (
    <figure className="bars">
      {bars.map(({ code, parts }) => (
        <div key={code} className="bar-row">
          {code !== '' && <span>{words.unit(code)}</span>}
          <Bar parts={parts} most={most} order={order} words={words} />
        </div>
      ))}
      <figcaption>
        <span className="sr-only">{t('rules.bars')}</span>
        {shown.map((name) => (
          <span key={name} className="bar-key">
            <i className={colour(order, name)} aria-hidden="true" />
            {words.result([name])}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
