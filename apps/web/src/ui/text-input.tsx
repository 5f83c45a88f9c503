import { useId, type ComponentProps } from 'react';
import { tooMuch } from './text-length.js';
import { TextLimit } from './text-limit.js';

export interface TextInputProps extends Omit<ComponentProps<'input'>, 'onChange' | 'className'> {
  /** Stands behind the value inside the field, 元. */
  readonly suffix?: string;
  readonly large?: boolean;
  /** How many characters are taken; unlike `maxLength` nothing is cut, it is said. */
  readonly most?: number;
  readonly onText: (text: string) => void;
}

/** The browser's own field: nothing to load, and known to every screen reader. */
export function TextInput({ suffix, large = false, most, onText, ...rest }: TextInputProps) {
  const limit = useId();
  const text = typeof rest.value === 'string' ? rest.value : '';
  const over = tooMuch(text, most) > 0;
  const field = (
    <input
      {...rest}
      aria-invalid={over || rest['aria-invalid']}
      aria-describedby={over ? limit : rest['aria-describedby']}
      className={large ? 'text-input text-large' : 'text-input'}
      onChange={({ target }) => onText(target.value)}
    />
  );
  if (suffix !== undefined) {
    return (
      <span className="text-affix">
        {field}
        <span className="text-suffix">{suffix}</span>
      </span>
    );
  }
  return (
    <>
      {field}
      {most !== undefined && <TextLimit id={limit} value={text} most={most} counted={false} />}
    </>
  );
}
