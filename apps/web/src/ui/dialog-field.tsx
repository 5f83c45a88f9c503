import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice, type ChoiceProps } from './choice.js';

interface DialogFieldProps {
  readonly id: string;
  readonly label: string;
}

/** What is asked for in a dialog, under its label. */
export function DialogField({
  id,
  label,
  children,
}: DialogFieldProps & { readonly children: ReactNode }) {
  return (
    <div className="dialog-field">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

type DialogChoiceProps = DialogFieldProps & Omit<ChoiceProps, 'id' | 'label' | 'empty'>;

/** One of several, under its label. */
export function DialogChoice(props: DialogChoiceProps) {
  const { t } = useTranslation();
  return (
    <DialogField {...props}>
      <Choice {...props} empty={t('dialog.choose')} />
    </DialogField>
  );
}
