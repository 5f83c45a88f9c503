import { z } from 'zod';
import { codeName, plainName } from './names.js';
import { reference } from './references.js';

const named = { field: plainName, zh: z.string().min(1), en: z.string().min(1) };

const filled = {
  ...named,
  /** What it is filled with before a person looks; absent: it stands empty. */
  draft: reference.nullable().default(null),
  /** What stands there fixed: the person reads it and cannot change it. */
  shows: reference.nullable().default(null),
  /** It may stay empty. */
  optional: z.boolean().default(false),
};

/** An amount in yuan; only a signed one, or one that is shown, may lie below zero. */
const yuanField = z.strictObject({
  ...filled,
  kind: z.literal('yuan'),
  signed: z.boolean().default(false),
  /** An amount a head: what follows from it is bounded by what can be booked, not it itself. */
  perHead: z.boolean().optional(),
});
const personsField = z.strictObject({ ...filled, kind: z.literal('persons') });
/** A share between 0.00 and 1.00. */
const ratioField = z.strictObject({ ...filled, kind: z.literal('ratio') });
const dayField = z.strictObject({ ...filled, kind: z.literal('day') });
export const fieldChoices = z
  .array(z.strictObject({ code: codeName, zh: z.string().min(1), en: z.string().min(1) }))
  .min(1)
  .max(30);
const choiceField = z.strictObject({
  ...filled,
  kind: z.literal('choice'),
  choices: fieldChoices,
});
/** Words of a person; `needed`: there must be something to read in them. */
const remarkField = z.strictObject({
  ...filled,
  kind: z.literal('remark'),
  needed: z.boolean().default(false),
});
/** A document outside the system: number, day, issuer, and its file where there is one. */
const documentField = z.strictObject({ ...filled, kind: z.literal('document') });
/** A line of text that only the system fills: months, a reference, a name. */
const textField = z.strictObject({ ...named, kind: z.literal('text'), shows: reference });
/** A year that only the system fills, as formulas count with it. */
const yearField = z.strictObject({ ...named, kind: z.literal('year'), shows: reference });

/** A field that is no list. */
export const cellField = z.discriminatedUnion('kind', [
  yuanField,
  personsField,
  ratioField,
  dayField,
  choiceField,
  remarkField,
  documentField,
  textField,
  yearField,
]);
export type CellField = z.infer<typeof cellField>;

/** A list with a row for every case of a kind (`each: UNIT`: a row a unit); totals are sums of its columns. */
const rowsField = z.strictObject({
  ...named,
  kind: z.literal('rows'),
  each: codeName,
  /** Only of the cases that answered so when they were heard last: `heard: OBJECT`. */
  heard: codeName.optional(),
  /** The field in which the code of its unit stands. */
  key: plainName.default('code'),
  fields: z.array(cellField).min(1).max(20),
  totals: z.array(plainName).default([]),
});
export type RowsField = z.infer<typeof rowsField>;

/** A field of a form as the words of a process say it. */
export const formField = z.discriminatedUnion('kind', [...cellField.options, rowsField]);
export type FormField = z.infer<typeof formField>;

export const FIELD_KINDS = [
  'yuan',
  'persons',
  'ratio',
  'day',
  'choice',
  'remark',
  'document',
  'text',
  'year',
  'rows',
] as const satisfies readonly FormField['kind'][];
