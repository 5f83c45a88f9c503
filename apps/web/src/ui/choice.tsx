export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceProps {
  readonly id?: string;
  readonly label: string;
  /** Shown while nothing is chosen. */
  readonly empty: string;
  readonly value: string | undefined;
  readonly options: readonly Option[];
  readonly onChange: (value: string | undefined) => void;
}

/** The browser's own list: known to every keyboard and screen reader, and nothing to load. */
export function Choice({ id, label, empty, value, options, onChange }: ChoiceProps) {
  return (
    <select
      id={id}
      className={value === undefined ? 'choice choice-empty' : 'choice'}
      aria-label={label}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
    >
      <option value="">{empty}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** One filter: its name stands in the field until a value is chosen. */
export function FilterChoice({ label, ...rest }: Omit<ChoiceProps, 'empty'>) {
  return <Choice {...rest} label={label} empty={label} />;
}
