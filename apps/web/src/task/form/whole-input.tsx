import { readWhole } from '#domain/money/read-amount.js';
import type { FormValue } from '../../api/types.js';
import { withThousands } from '../../ui/money.js';
import { pasteWhole } from '../../ui/paste-whole.js';
import { TextInput, type TextInputProps } from '../../ui/text-input.js';
import { useState } from 'react';

export interface WholeInputProps extends Omit<TextInputProps, 'value' | 'onText' | 'onChange'> {
  readonly value: FormValue | undefined;
  readonly onChange: (value: number | string) => void;
}

/** 人数: typed freely, shown with thousands, handed on as a number; what is none stays as typed. */
export function WholeInput({ value, onChange, ...rest }: WholeInputProps) {
  const [typing, setTyping] = useState<string | null>(null);
  const shown =
    typeof value === 'number'
      ? withThousands(String(value))
      : typeof value === 'string'
        ? value
        : '';
  const take = (text: string): void => {
    setTyping(text);
    const read = readWhole(text);
    onChange('whole' in read ? read.whole : text.trim());
  };
  return (
    <TextInput
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      maxLength={20}
      value={typing ?? shown}
      onFocus={({ target }) => target.select()}
      onBlur={() => setTyping(null)}
      onPaste={pasteWhole(take)}
      onText={take}
    />
  );
}
