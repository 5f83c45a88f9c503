import type { FieldSchema, FormValue, FormValues } from '../../api/types.js';
import { isAmount } from '../../ui/money.js';

/** JSON pointers name the fields of a form, in the API's answers and on the page alike. */
export const fieldId = (pointer: string): string => `field${pointer.replaceAll('/', '-')}`;

export type FieldErrors = Readonly<Record<string, string>>;

/** A nullable field is written `anyOf` in JSON Schema; what counts is the part that is not null. */
export function plain(schema: FieldSchema): FieldSchema {
  const real = schema.anyOf?.find(({ type }) => type !== 'null');
  return real ? { ...real, ...schema } : schema;
}

export const isYuan = (schema: FieldSchema): boolean => plain(schema).format === 'yuan';

const isRows = (value: FormValue | undefined): value is readonly FormValues[] =>
  Array.isArray(value);

/** The same form with one field changed; rows are `['plans', 3, 'accepted']`. */
export function changed(
  values: FormValues,
  path: readonly [string] | readonly [string, number, string],
  value: FormValue,
): FormValues {
  const [field, row, column] = path;
  if (row === undefined || column === undefined) return { ...values, [field]: value };
  const rows = values[field];
  if (!isRows(rows)) return values;
  return {
    ...values,
    [field]: rows.map((each, index) => (index === row ? { ...each, [column]: value } : each)),
  };
}

const wrongAmounts = (schema: FieldSchema, values: FormValues, base: string): readonly string[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const value = values[name];
    const pointer = `${base}/${name}`;
    if (field.type === 'array' && field.items && isRows(value)) {
      const { items } = field;
      return value.flatMap((row, index) => wrongAmounts(items, row, `${pointer}/${index}`));
    }
    if (field.readOnly || !isYuan(field)) return [];
    return typeof value === 'string' && isAmount(value) ? [] : [pointer];
  });

/** Amounts that are none yet; the server would refuse them, so nobody need ask it. */
export const amountFaults = (schema: FieldSchema, values: FormValues): readonly string[] =>
  wrongAmounts(schema, values, '/form');
