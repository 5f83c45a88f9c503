import { mostInForm } from '#domain/money/amount-refusal.js';
import { compare, yuan } from '#domain/money/yuan.js';
import { isVisible } from '#domain/text/visible.js';
import { isDayAsked } from '#domain/time/years.js';
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

export const isNullable = (schema: FieldSchema): boolean =>
  schema.anyOf?.some(({ type }) => type === 'null') ?? false;

/** Head counts and years: whole numbers, which JSON keeps apart from text. */
export const isWhole = (schema: FieldSchema): boolean => plain(schema).type === 'integer';

export const isYuan = (schema: FieldSchema): boolean => plain(schema).format === 'yuan';

/** A paper outside the system: a field with fields of its own. */
export const isDocument = (schema: FieldSchema): boolean => plain(schema).format === 'document';

export const isDayField = (schema: FieldSchema): boolean => plain(schema).format === 'day';

/** What must be filled in before a form is sent: a day, and a text with something to read in it. */
export const isNeeded = (schema: FieldSchema): boolean =>
  schema.readOnly !== true &&
  ((isDayField(schema) && !isNullable(schema)) || (plain(schema).minLength ?? 0) > 0);

/** Above what any amount of a form may be. */
export const isTooLarge = (amount: string): boolean =>
  isAmount(amount) && compare(yuan(amount), mostInForm) > 0;

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

const isWrong = (field: FieldSchema, value: FormValue | undefined): boolean => {
  if (field.readOnly || (value === null && isNullable(field))) return false;
  if (field.format === 'uuid') return false;
  if (isYuan(field)) return typeof value !== 'string' || !isAmount(value) || isTooLarge(value);
  if (isDayField(field)) return typeof value !== 'string' || !isDayAsked(value);
  if (isNeeded(field)) return typeof value !== 'string' || !isVisible(value);
  return isWhole(field) && (typeof value !== 'number' || !Number.isSafeInteger(value));
};

const wrongValues = (schema: FieldSchema, values: FormValues, base: string): readonly string[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const value = values[name];
    const pointer = `${base}/${name}`;
    if (field.type === 'array' && field.items && isRows(value)) {
      const { items } = field;
      return value.flatMap((row, index) => wrongValues(items, row, `${pointer}/${index}`));
    }
    if (isDocument(field) && !field.readOnly && !(value === null && isNullable(field))) {
      return wrongValues(plain(field), (value ?? {}) as FormValues, pointer);
    }
    return isWrong(field, value) ? [pointer] : [];
  });

/** Amounts, counts and days that are none yet, and texts that are needed; the server would refuse them, so nobody need ask it. */
export const formFaults = (schema: FieldSchema, values: FormValues): readonly string[] =>
  wrongValues(schema, values, '/form');

/** The field a fault is about, to say what is wrong with it. */
export function fieldAt(schema: FieldSchema, pointer: string): FieldSchema | undefined {
  return pointer
    .split('/')
    .slice(2)
    .reduce<FieldSchema | undefined>(
      (at, part) => (/^\d+$/.test(part) ? at?.items : at?.properties?.[part]),
      schema,
    );
}
