import { useState } from 'react';
import { isAmount, readFigure, withThousands } from '../ui/money.js';
import { pasteWhole } from '../ui/paste-whole.js';
import { TextInput, type TextInputProps } from '../ui/text-input.js';

export interface AmountInputProps extends Omit<TextInputProps, 'value' | 'onText' | 'onChange'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** An amount of a trial calculation: typed freely, shown with thousands and two decimals. */
export function AmountInput({ value, onChange, ...rest }: AmountInputProps) {
  const [typing, setTyping] = useState<string | null>(null);
  // A minus stays: some fields may be below zero, and the formula refuses it elsewhere.
  const take = (text: string): void => {
    setTyping(text);
    onChange(readFigure(text) ?? text.trim());
  };
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      maxLength={40}
      value={typing ?? (isAmount(value) ? withThousands(value) : value)}
      onFocus={({ target }) => target.select()}
      onBlur={() => setTyping(null)}
      onPaste={pasteWhole(take)}
      onText={take}
    />
  );
}
