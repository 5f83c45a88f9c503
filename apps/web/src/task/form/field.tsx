import { Input } from 'antd';
import type { FieldSchema, FormValue } from '../../api/types.js';
import { Amount } from '../../ui/amount.js';
import { Choice } from '../../ui/choice.js';
import { fieldId, isYuan, plain } from './pointers.js';
import { YuanInput } from './yuan-input.js';

const { TextArea } = Input;

export interface FixedValueProps {
  readonly schema: FieldSchema;
  readonly value: FormValue | undefined;
  /** Say 元 behind an amount; in a table its column says so. */
  readonly unit?: boolean;
}

/** A value that stands fixed. */
export function FixedValue({ schema, value, unit = false }: FixedValueProps) {
  if (value === null || value === undefined || value === '')
    return <span className="quiet">—</span>;
  if (isYuan(schema) && typeof value === 'string') {
    return (
      <>
        <Amount value={value} />
        {unit && ' 元'}
      </>
    );
  }
  return <span>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</span>;
}

export interface FieldProps {
  readonly pointer: string;
  readonly label: string;
  readonly schema: FieldSchema;
  readonly value: FormValue | undefined;
  readonly error?: string | undefined;
  readonly compact?: boolean;
  readonly onChange: (value: FormValue) => void;
}

function Control({ pointer, label, schema, value, error, compact = false, onChange }: FieldProps) {
  const { maxLength, enum: choices, format } = plain(schema);
  const text =
    typeof value === 'string'
      ? value
      : value === null || value === undefined || typeof value === 'object'
        ? ''
        : `${value}`;
  const id = fieldId(pointer);
  const shared = {
    id,
    'aria-label': label,
    'aria-invalid': error !== undefined,
    'aria-describedby': `${id}-error`,
  };
  const status = error === undefined ? '' : 'error';
  if (isYuan(schema)) {
    return (
      <YuanInput
        id={id}
        label={label}
        value={text}
        error={error}
        describedBy={`${id}-error`}
        compact={compact}
        onChange={onChange}
      />
    );
  }
  if (choices) {
    return (
      <Choice
        id={id}
        label={label}
        empty={label}
        value={text === '' ? undefined : text}
        options={choices.map((choice) => ({ value: choice, label: choice }))}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    );
  }
  const limit = maxLength === undefined ? {} : { maxLength };
  if (format === 'remark' && !compact) {
    return (
      <TextArea
        {...shared}
        {...limit}
        status={status}
        autoSize={{ minRows: 2, maxRows: 6 }}
        showCount={maxLength !== undefined}
        value={text}
        onChange={({ target }) => onChange(target.value)}
      />
    );
  }
  return (
    <Input
      {...shared}
      {...limit}
      status={status}
      value={text}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

/** One field to fill in, with what is wrong about it right below. */
export function Field(props: FieldProps) {
  const { pointer, error } = props;
  return (
    <>
      <Control {...props} />
      {error !== undefined && (
        <span className="field-error" id={`${fieldId(pointer)}-error`} role="alert">
          {error}
        </span>
      )}
    </>
  );
}
