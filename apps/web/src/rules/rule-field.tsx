import { useTranslation } from 'react-i18next';
import type { FieldSchema } from '../api/types.js';
import { fieldId, isNullable, isWhole, isYuan, plain } from '../task/form/pointers.js';
import { WholeInput } from '../task/form/whole-input.js';
import { useLanguage } from '../ui/language.js';
import { whyNot } from '../ui/money.js';
import { TextInput } from '../ui/text-input.js';
import { AmountInput } from './amount-input.js';
import type { Value } from './input-values.js';
import type { RuleWords } from './rule-words.js';

export interface RuleFieldProps {
  readonly pointer: string;
  readonly label: string;
  readonly schema: FieldSchema;
  readonly value: Value | undefined;
  readonly error?: string | undefined;
  readonly words: RuleWords;
  /** The codes a unit may have; none: the city's units are not known here. */
  readonly codes?: readonly string[];
  readonly onChange: (value: Value) => void;
}

/** Nobody writes the year 2,022 or 2 months in thousands. */
const SMALL = 9_999;

const CODE = String.raw`^\d{6}$`;

type ControlProps = RuleFieldProps & { readonly shared: object };

function Conditions({ label, schema, value, onChange }: RuleFieldProps) {
  const { minimum = 1, maximum = 0 } = schema.items ?? {};
  const chosen = Array.isArray(value) ? (value as readonly number[]) : [];
  return (
    <span className="rule-checks" role="group" aria-label={label}>
      {Array.from({ length: maximum - minimum + 1 }, (_, index) => minimum + index).map((each) => (
        <label key={each}>
          <input
            type="checkbox"
            checked={chosen.includes(each)}
            onChange={({ target }) =>
              onChange(
                target.checked
                  ? [...chosen, each].sort((a, b) => a - b)
                  : chosen.filter((other) => other !== each),
              )
            }
          />
          {each}
        </label>
      ))}
    </span>
  );
}

function Select({ shared, value, options, onChange }: SelectProps) {
  return (
    <select
      {...shared}
      className="choice"
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {options.map(([code, label]) => (
        <option key={code} value={code}>
          {label}
        </option>
      ))}
    </select>
  );
}
interface SelectProps {
  readonly shared: object;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

function Control(props: ControlProps) {
  const { schema, value, words, codes = [], shared, onChange } = props;
  const { t } = useTranslation();
  const { type, enum: choices, pattern, maximum = Infinity } = plain(schema);
  const nullable = isNullable(schema);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const onText = (next: string): void => onChange(next === '' && nullable ? null : next);
  if (type === 'array') return <Conditions {...props} />;
  if (type === 'boolean') {
    return (
      <span className="rule-checks">
        <input
          {...shared}
          type="checkbox"
          checked={value === true}
          onChange={({ target }) => onChange(target.checked)}
        />
        {t(value === true ? 'rules.yes' : 'rules.no')}
      </span>
    );
  }
  if (choices) {
    const options = choices.map((code): [string, string] => [code, words.choice(code)]);
    return <Select shared={shared} value={text} options={options} onChange={onChange} />;
  }
  if (pattern === CODE && codes.length > 0) {
    const offered = codes.includes(text) ? codes : [text, ...codes];
    const options = offered.map((code): [string, string] => [code, words.unit(code)]);
    return <Select shared={shared} value={text} options={options} onChange={onChange} />;
  }
  if (isYuan(schema)) return <AmountInput {...shared} value={text} onChange={onText} />;
  if (isWhole(schema) && maximum > SMALL) {
    return (
      <WholeInput
        {...shared}
        value={typeof value === 'number' ? value : text}
        onChange={(next) => onChange(next === '' && nullable ? null : next)}
      />
    );
  }
  if (isWhole(schema)) {
    const read = (typed: string): Value => (/^\d{1,4}$/.test(typed) ? Number(typed) : typed);
    return (
      <TextInput
        {...shared}
        inputMode="numeric"
        maxLength={4}
        value={text}
        onText={(typed) => onChange(read(typed.trim()))}
      />
    );
  }
  if (props.pointer.endsWith('Date')) {
    return (
      <input
        {...shared}
        type="date"
        className="choice"
        value={text}
        onChange={({ target }) => onChange(target.value)}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      {...(nullable ? { placeholder: t('rules.undecided') } : {})}
      maxLength={40}
      value={text}
      onText={onText}
    />
  );
}

/** A count that is none says why; of amounts the formula's own refusal says it. */
function useReason({ schema, value }: RuleFieldProps): string | null {
  const language = useLanguage();
  if (typeof value !== 'string' || value === '' || !isWhole(schema)) return null;
  return (plain(schema).maximum ?? Infinity) > SMALL ? whyNot(value, language, 'whole') : null;
}

/** One field of a formula, with what is wrong about it right below. */
export function RuleField(props: RuleFieldProps) {
  const { pointer, label } = props;
  const error = useReason(props) ?? props.error;
  const id = fieldId(pointer);
  const shared = {
    id,
    'aria-label': label,
    'aria-invalid': error !== undefined,
    'aria-describedby': `${id}-error`,
  };
  return (
    <>
      <Control {...props} shared={shared} />
      {error !== undefined && (
        <span className="field-error" id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
    </>
  );
}
