import { useTranslation } from 'react-i18next';
import type { FieldSchema } from '../api/types.js';
import { isYuan, plain } from '../task/form/pointers.js';
import { isAmount, withThousands } from '../ui/money.js';
import { pointerOf, valueAt, type Fields, type Path, type Value } from './input-values.js';
import type { RuleWords } from './rule-words.js';
import { enough, isPool, percentOf, withChange, type Change, type WhatIf } from './what-if.js';

export interface LeverProps {
  readonly at: Path;
  readonly label: string;
  readonly schema: FieldSchema;
  readonly values: Fields;
  readonly whatIf: WhatIf;
  readonly words: RuleWords;
  readonly onWhatIf: (whatIf: WhatIf) => void;
}

const MOST = 200;
const STEP = 5;
const NOTHING = '0.00';

/** What a unit is does not change by wishing; its assessment, its amounts and the fund do. */
const FIXED: readonly string[] = ['level', 'code'];

interface SliderProps {
  readonly label: string;
  readonly amount: string;
  readonly change: Change | undefined;
  readonly onPercent: (percent: number) => void;
}

function Slider({ label, amount, change, onPercent }: SliderProps) {
  const { t } = useTranslation();
  const percent = change && 'percent' in change ? change.percent : 100;
  return (
    <span className="lever-slider">
      <input
        type="range"
        min={0}
        max={MOST}
        step={STEP}
        value={percent}
        aria-label={t('rules.ifAmount', { field: label })}
        aria-valuetext={`${percent}%`}
        onChange={({ target }) => onPercent(Number(target.value))}
      />
      <output className="figures">
        {change && 'percent' in change
          ? `${percent}% ${withThousands(percentOf(amount, percent))}`
          : '100%'}
      </output>
    </span>
  );
}

interface ToggleProps {
  readonly pressed: boolean;
  readonly text: string;
  readonly label: string;
  readonly onPress: () => void;
}

function Toggle({ pressed, text, label, onPress }: ToggleProps) {
  return (
    <button
      type="button"
      className="lever-toggle"
      aria-pressed={pressed}
      aria-label={label}
      onClick={onPress}
    >
      {text}
    </button>
  );
}

/** The other values a field could have, each a button: 若为优秀. */
function others(schema: FieldSchema, value: Value | undefined): readonly (string | boolean)[] {
  const { enum: choices = [], type } = plain(schema);
  if (type === 'boolean') return [value !== true];
  return choices.filter((each) => each !== value);
}

/** 假如: what stands beside a field while one imagines it otherwise. */
export function Lever({ at, label, schema, values, whatIf, words, onWhatIf }: LeverProps) {
  const { t } = useTranslation();
  const pointer = pointerOf(at);
  const value = valueAt(values, at);
  const change = whatIf[pointer];
  const set = (next: Change | null): void => onWhatIf(withChange(whatIf, pointer, next));
  const toggle = (to: Value): void =>
    set(change && 'value' in change && change.value === to ? null : { path: at, value: to });
  if (FIXED.includes(String(at.at(-1)))) return null;
  const pool = isPool(at) ? enough(values, at) : null;
  const say = (to: string | boolean): string =>
    typeof to === 'boolean' ? t(to ? 'rules.yes' : 'rules.no') : words.choice(to);
  return (
    <span className="lever no-print">
      {isYuan(schema) && typeof value === 'string' && isAmount(value) && value !== NOTHING && (
        <Slider
          label={label}
          amount={value}
          change={change}
          onPercent={(percent) => set({ path: at, percent })}
        />
      )}
      {pool !== null && (
        <Toggle
          pressed={change !== undefined && 'value' in change}
          text={t('rules.ifEnough')}
          label={t('rules.ifEnoughOf', { field: label })}
          onPress={() => toggle(pool)}
        />
      )}
      {others(schema, value).map((to) => (
        <Toggle
          key={String(to)}
          pressed={change !== undefined && 'value' in change && change.value === to}
          text={t('rules.ifChoice', { choice: say(to) })}
          label={`${label} ${t('rules.ifChoice', { choice: say(to) })}`}
          onPress={() => toggle(to)}
        />
      ))}
    </span>
  );
}
