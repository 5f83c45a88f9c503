import { useLayoutEffect, useRef, type ComponentProps } from 'react';

export interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'onChange' | 'className'> {
  readonly value: string;
  /** Say how much of `maxLength` is used. */
  readonly counted?: boolean;
  readonly onText: (text: string) => void;
}

const BORDERS = 2;

/** Grows with what is written, up to six lines. */
export function TextArea({ value, rows = 1, counted = false, onText, ...rest }: TextAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const { current } = area;
    if (!current) return;
    current.style.height = 'auto';
    current.style.height = `${current.scrollHeight + BORDERS}px`;
  }, [value]);
  return (
    <>
      <textarea
        {...rest}
        ref={area}
        rows={rows}
        value={value}
        className="text-input text-area"
        onChange={({ target }) => onText(target.value)}
      />
      {counted && rest.maxLength !== undefined && (
        <span className="text-count">{`${value.length} / ${rest.maxLength}`}</span>
      )}
    </>
  );
}
