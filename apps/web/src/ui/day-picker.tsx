export interface DayPickerProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

/** A day of the calendar, as text in and text out; its label stands before it. */
export function DayPicker({ label, value, onChange }: DayPickerProps) {
  return (
    <label className="day-picker">
      {label}
      <input
        type="date"
        className="choice"
        min="2020-01-01"
        max="2099-12-31"
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      />
    </label>
  );
}
