import { useTranslation } from 'react-i18next';
import type { FieldSchema, FormValue } from '../../api/types.js';
import { FixedValue } from './field.js';

export interface DraftedProps {
  readonly schema: FieldSchema;
  readonly value: FormValue | undefined;
  readonly drafted: FormValue | undefined;
}

/** 系统草拟: what had stood in a field before somebody wrote another value; nothing where nothing had. */
export function Drafted({ schema, value, drafted }: DraftedProps) {
  const { t } = useTranslation();
  const nothing = drafted === undefined || drafted === null || drafted === '';
  if (nothing || drafted === value || schema.readOnly) return null;
  return (
    <span className="drafted">
      {t('form.drafted')}
      <FixedValue schema={schema} value={drafted} />
    </span>
  );
}
