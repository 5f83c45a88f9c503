import { useTranslation } from 'react-i18next';
import type { FieldSchema, FormValue, FormValues } from '../../api/types.js';
import { fieldAt, formFaults, type FieldErrors } from './pointers.js';
import { useReasons } from './reasons.js';
import type { AskedWords } from './words-of.js';

/** The value a pointer (`/form/plans/3/accepted`) leads to. */
function valueAt(values: FormValues, pointer: string): FormValue | undefined {
  const [field = '', row, column] = pointer.split('/').slice(2);
  const value = values[field];
  if (row === undefined || column === undefined) return value;
  return Array.isArray(value) ? (value as readonly FormValues[])[Number(row)]?.[column] : undefined;
}

/** What keeps a form from being sent, by its fields: values that are none, and figures without their words. */
export function useFaults(): (
  schema: FieldSchema,
  values: FormValues,
  asked: readonly AskedWords[],
) => FieldErrors {
  const { t } = useTranslation();
  const reasonOf = useReasons();
  return (schema, values, asked) => ({
    ...Object.fromEntries(
      formFaults(schema, values).map((pointer) => [
        pointer,
        reasonOf(fieldAt(schema, pointer) ?? {}, valueAt(values, pointer)) ?? t('form.required'),
      ]),
    ),
    ...Object.fromEntries(
      asked
        .filter(({ said }) => !said)
        .map(({ wordsPointer }) => [wordsPointer, t('form.wordsWrong')]),
    ),
  });
}
