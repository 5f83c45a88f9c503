import { useId, useLayoutEffect, useRef, type ComponentProps } from 'react';
import { tooMuch } from './text-length.js';
import { TextLimit } from './text-limit.js';

export interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'onChange' | 'className'> {
  readonly value: string;
  /** How many characters are taken; what is longer is not cut, it is said. */
  readonly maxLength?: number;
  /** Say how much of `maxLength` is used. */
  readonly counted?: boolean;
  readonly onText: (text: string) => void;
}

const BORDERS = 2;
const LINE = 22;
const PADDING = 10;

/** As high as its `rows` before anything is written; grows with what is, up to six lines. */
export function TextArea(props: TextAreaProps) {
  const { value, rows = 1, counted = false, maxLength, onText, ...rest } = props;
  const limit = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const over = tooMuch(value, maxLength) > 0;
  useLayoutEffect(() => {
    const { current } = area;
    if (!current) return;
    current.style.height = 'auto';
    // In a dialog that is about to open nothing has a height yet; then `rows` says it.
    const { scrollHeight } = current;
    if (scrollHeight > 0) current.style.height = `${scrollHeight + BORDERS}px`;
  }, [value]);
  return (
    <>
      <textarea
        {...rest}
        ref={area}
        rows={rows}
        value={value}
        aria-invalid={over || rest['aria-invalid']}
        aria-describedby={over ? limit : rest['aria-describedby']}
        className="text-input text-area"
        style={{ minHeight: rows * LINE + PADDING }}
        onChange={({ target }) => onText(target.value)}
      />
      {maxLength !== undefined && (
        <TextLimit id={limit} value={value} most={maxLength} counted={counted} />
      )}
    </>
  );
}
