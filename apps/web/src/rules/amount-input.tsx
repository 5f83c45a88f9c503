import { useState } from 'react';
import { isAmount, readAmount, withThousands } from '../ui/money.js';
import { TextInput, type TextInputProps } from '../ui/text-input.js';

export interface AmountInputProps extends Omit<TextInputProps, 'value' | 'onText' | 'onChange'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** 12,345.6 → 12345.60, a sign before it kept; what is no amount stays as typed. */
function read(typed: string): string {
  const sign = /^\s*[-−－]/.test(typed) ? '-' : '';
  const amount = readAmount(sign === '' ? typed : typed.replace(/^\s*[-−－]/, ''));
  return amount === null ? typed.trim() : `${sign}${amount}`;
}

/** An amount of a trial calculation: typed freely, shown with thousands and two decimals. */
export function AmountInput({ value, onChange, ...rest }: AmountInputProps) {
  const [typing, setTyping] = useState<string | null>(null);
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      maxLength={26}
      value={typing ?? (isAmount(value) ? withThousands(value) : value)}
      onFocus={({ target }) => target.select()}
      onBlur={() => setTyping(null)}
      onText={(text) => {
        setTyping(text);
        onChange(read(text));
      }}
    />
  );
}
