import { Select } from 'antd';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** One filter: its name stands in the field until a value is chosen. */
export function FilterSelect({
  name,
  label,
  value,
  options,
  onChange,
  width = 120,
}: {
  name: string;
  label: string;
  value: string | undefined;
  options: readonly Option[];
  onChange: (value: string | undefined) => void;
  width?: number;
}) {
  return (
    <Select
      id={`filter-${name}`}
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width }}
      popupMatchSelectWidth={false}
      value={value ?? null}
      options={options.map((option) => ({ ...option }))}
      onChange={(chosen: string | null | undefined) => onChange(chosen ?? undefined)}
    />
  );
}
