export interface MonthPickerProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (month: string | undefined) => void;
}

/** A month, `2022-10`. */
export function MonthPicker({ label, value, onChange }: MonthPickerProps) {
  return (
    <label className="day-picker">
      {label}
      <input
        type="month"
        className="choice"
        min="2020-01"
        max="2099-12"
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      />
    </label>
  );
}
