import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Capitals } from '../../ui/amount.js';
import { isAmount, readAmount, withThousands } from '../../ui/money.js';
import { pasteWhole } from '../../ui/paste-whole.js';
import { TextInput } from '../../ui/text-input.js';

export interface YuanInputProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly describedBy?: string;
  /** In a table 大写 stands only below what was changed, or the rows grow too tall to compare. */
  readonly compact?: boolean;
  /** The person is asked for the words, so they are not shown. */
  readonly unsaid?: boolean;
  readonly onChange: (value: string) => void;
}

/** Typed freely, shown with thousands, handed on as `1234.50`; 大写 stands below. */
export function YuanInput(props: YuanInputProps) {
  const { id, label, value, error, describedBy, compact = false, unsaid = false, onChange } = props;
  const { t } = useTranslation();
  const [typing, setTyping] = useState<string | null>(null);
  const [opened] = useState(value);
  const shown = isAmount(value) ? withThousands(value) : value;
  const take = (text: string): void => {
    setTyping(text);
    onChange(readAmount(text) ?? text);
  };
  return (
    <span className="yuan-input">
      <TextInput
        id={id}
        aria-label={label}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy}
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
        suffix={t('unit.yuan')}
        value={typing ?? shown}
        onFocus={({ target }) => target.select()}
        onBlur={() => setTyping(null)}
        onPaste={pasteWhole(take)}
        onText={take}
      />
      {(!compact || value !== opened) && !unsaid && <Capitals value={value} />}
    </span>
  );
}
