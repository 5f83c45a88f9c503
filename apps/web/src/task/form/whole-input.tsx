import type { FormValue } from '../../api/types.js';
import { withThousands } from '../../ui/money.js';
import { TextInput, type TextInputProps } from '../../ui/text-input.js';
import { useState } from 'react';

export interface WholeInputProps extends Omit<TextInputProps, 'value' | 'onText' | 'onChange'> {
  readonly value: FormValue | undefined;
  readonly onChange: (value: number | string) => void;
}

const WHOLE = /^\d{1,9}$/;

/** 人数: typed freely, shown with thousands, handed on as a number; what is none stays as typed. */
export function WholeInput({ value, onChange, ...rest }: WholeInputProps) {
  const [typing, setTyping] = useState<string | null>(null);
  const shown =
    typeof value === 'number'
      ? withThousands(String(value))
      : typeof value === 'string'
        ? value
        : '';
  return (
    <TextInput
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      maxLength={14}
      value={typing ?? shown}
      onFocus={({ target }) => target.select()}
      onBlur={() => setTyping(null)}
      onText={(text) => {
        setTyping(text);
        const digits = text.replace(/[,，\s]/g, '');
        onChange(WHOLE.test(digits) ? Number(digits) : text.trim());
      }}
    />
  );
}
