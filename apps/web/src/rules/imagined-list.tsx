import { useTranslation } from 'react-i18next';
import { isAmount, withThousands } from '../ui/money.js';
import { valueAt, type Fields, type Path, type Value } from './input-values.js';
import type { RuleWords } from './rule-words.js';
import type { WhatIf } from './what-if.js';

export interface ImaginedListProps {
  readonly whatIf: WhatIf;
  readonly values: Fields;
  /** The same input with what is imagined in it. */
  readonly input: Fields;
  readonly words: RuleWords;
}

/** 假如了什么: without it a printed sheet would show figures that its input does not make. */
export function ImaginedList({ whatIf, values, input, words }: ImaginedListProps) {
  const { t } = useTranslation();
  const labelOf = (path: Path): string => {
    const code = valueAt(values, [...path.slice(0, 2), 'code']);
    const names = path.slice(typeof path[1] === 'number' ? 2 : 0).map(String);
    const unit = typeof code === 'string' ? `${words.unit(code)} ` : '';
    return `${unit}${names.map(words.input).join(' · ')}`;
  };
  const say = (value: Value | undefined): string => {
    if (typeof value === 'boolean') return t(value ? 'rules.yes' : 'rules.no');
    if (typeof value !== 'string') return '—';
    return isAmount(value) ? withThousands(value) : words.choice(value);
  };
  return (
    <ul className="imagined">
      {Object.entries(whatIf).map(([pointer, { path }]) => (
        <li key={pointer}>
          {`${labelOf(path)} ${say(valueAt(values, path))} → ${say(valueAt(input, path))}`}
        </li>
      ))}
    </ul>
  );
}
