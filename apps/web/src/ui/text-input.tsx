import type { ComponentProps } from 'react';

export interface TextInputProps extends Omit<ComponentProps<'input'>, 'onChange' | 'className'> {
  /** Stands behind the value inside the field, 元. */
  readonly suffix?: string;
  readonly large?: boolean;
  readonly onText: (text: string) => void;
}

/** The browser's own field: nothing to load, and known to every screen reader. */
export function TextInput({ suffix, large = false, onText, ...rest }: TextInputProps) {
  const field = (
    <input
      {...rest}
      className={large ? 'text-input text-large' : 'text-input'}
      onChange={({ target }) => onText(target.value)}
    />
  );
  if (suffix === undefined) return field;
  return (
    <span className="text-affix">
      {field}
      <span className="text-suffix">{suffix}</span>
    </span>
  );
}
