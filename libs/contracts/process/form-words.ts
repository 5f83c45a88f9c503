import { z } from 'zod';
import { formField } from './fields.js';
import { codeName, plainName } from './names.js';
import { reference } from './references.js';

/** A field of the form, or the sum of a column, `units.persons`. */
const figure = z
  .string()
  .regex(
    /^[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)?$/,
    '须是表单的字段或某列合计，不能写算式 / a field of the form, or a column of a list; no expression',
  );

/** A figure of the form's formula, by the name of its step. */
const workedFigure = z
  .string()
  .regex(/^works\.[a-z][A-Za-z0-9]*$/, '须是表单公式的数 / a figure of the formula, works.x');

const everyCheck = {
  /** The list in each of whose rows it holds; absent: the form itself. */
  rows: plainName.nullable().default(null),
  /** false: it warns and lets the form through. */
  refuses: z.boolean().default(true),
};

/** The named checks, and no others (`libs/domain/process/form-checks.ts` says what each asks). */
const formCheck = z.discriminatedUnion('check', [
  z.strictObject({
    ...everyCheck,
    check: z.literal('REASON_BEYOND'),
    field: figure,
    against: figure.nullable().default(null),
    ratio: reference,
    reason: plainName,
  }),
  z.strictObject({
    ...everyCheck,
    check: z.literal('TOGETHER'),
    fields: z.array(plainName).min(2),
  }),
  z.strictObject({
    ...everyCheck,
    check: z.literal('CHANGED_NEEDS_REASON'),
    field: figure,
    reason: plainName,
  }),
  z.strictObject({
    ...everyCheck,
    check: z.literal('CHANGE_IS_SAID'),
    field: figure,
    reason: plainName,
    decision: codeName,
  }),
  z.strictObject({ ...everyCheck, check: z.literal('NOT_BELOW_ZERO'), field: figure }),
  z.strictObject({
    ...everyCheck,
    check: z.literal('SUM_IS'),
    field: figure,
    plus: z.array(figure).min(1),
    minus: z.array(figure).default([]),
  }),
  z.strictObject({ ...everyCheck, check: z.literal('NOT_AFTER'), field: figure, limit: figure }),
  z.strictObject({
    ...everyCheck,
    check: z.literal('NOTHING_SHORT'),
    field: figure,
    short: workedFigure,
  }),
]);

/** A form of a process: its fields, the formula that is worked out with it, and its checks. */
export const formWords = z.strictObject({
  /** The formula whose figures it shows (`works.x`); the city's pack has the law of it. */
  works: z
    .string()
    .regex(/^[a-z]+(?:-[a-z]+)*$/, '须是公式名 / a formula by its name')
    .nullable()
    .default(null),
  fields: z.array(formField).min(1).max(40),
  /** The amount its task is listed with: a field, the sum of a column, or a figure of its formula, `works.x`. */
  amount: figure.optional(),
  checks: z.array(formCheck).default([]),
});
export type FormWords = z.infer<typeof formWords>;
