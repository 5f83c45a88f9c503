import { z } from 'zod';
import { bilingual, clauseId, sourceClass } from './text.schema.js';
import { level, parameterSchema } from './city.schema.js';
import { dueRuleSchema, momentSchema } from './due.schema.js';

/** `{unit}` and `{city}` stand for division codes, `{transfer}` for whoever looks after a transfer. */
const deskPattern = z
  .string()
  .regex(
    /^(?:\{(?:unit|city)\}\.[A-Z_]+\.[a-z]+[A-Za-z]*|\{transfer\})$/,
    'a desk, {unit}.OFFICE.post',
  );
const officePattern = z.string().regex(/^\{(?:unit|city)\}\.[A-Z_]+$/, 'an office, {unit}.OFFICE');

export const caseKind = z.enum(['UNIT', 'CITY']);
/** UNIT: a case for every accounting unit; CITY: one for the city level. */
export type CaseKind = z.infer<typeof caseKind>;

/** Official deadline kinds of §7.4; money and plans move to the working day before a day of rest. */
export const dutyKind = z.enum(['MONEY', 'PLAN']);

const deadlineSchema = z.strictObject({
  code: z.string().regex(/^[A-Z]+(?:_[A-Z]+)*$/),
  what: bilingual,
  kind: dutyKind,
  clause: clauseId,
  source: sourceClass,
  due: dueRuleSchema,
  quote: z.string().min(1),
});
export type DeadlineDefinition = z.infer<typeof deadlineSchema>;
export const deadlinesFile = z.strictObject({ deadlines: z.array(deadlineSchema) });

const obligationSchema = deadlineSchema.extend({
  case: caseKind,
  debtor: officePattern,
  creditor: officePattern,
});
export type ObligationDefinition = z.infer<typeof obligationSchema>;

const accountRef = z.strictObject({ type: z.string(), at: caseKind });
const transferSchema = z.strictObject({
  code: z.string().regex(/^[A-Z]+(?:_[A-Z]+)*$/),
  case: caseKind,
  levels: z.array(level).nullable().default(null),
  what: bilingual,
  from: accountRef,
  to: accountRef,
  clause: clauseId,
  decidedBy: z.array(z.string()).min(1),
  lookedAfterBy: deskPattern,
  after: z.string().nullable(),
  workingDays: z.int().min(0).max(60).nullable(),
  source: sourceClass,
});
export type TransferDefinition = z.infer<typeof transferSchema>;

const decisionSchema = z.strictObject({
  code: z.string().regex(/^[A-Z]+(?:_[A-Z]+)*$/),
  title: bilingual,
  needs: z.array(z.enum(['comment', 'reasonCode', 'returnTo'])),
  returnTo: z
    .strictObject({ kind: z.enum(['STEP', 'UNIT']), steps: z.array(z.string()).min(1) })
    .nullable(),
});
export type DecisionDefinition = z.infer<typeof decisionSchema>;

const stepSchema = z.strictObject({
  code: z.string().regex(/^[a-z]+\d{0,2}\.[a-z]+[A-Za-z]*$/),
  case: z.enum(['UNIT', 'CITY', 'ANY']),
  levels: z.array(level).nullable().default(null),
  title: bilingual,
  desk: deskPattern,
  clause: clauseId,
  obligation: z.string().nullable(),
  optional: z.boolean(),
  decisions: z.array(decisionSchema).min(1),
});
export type StepDefinition = z.infer<typeof stepSchema>;

/** One process of one city: processes/P11.yaml. */
export const processFile = z.strictObject({
  id: z.string().regex(/^P\d{2}$/),
  title: bilingual,
  clause: clauseId,
  parameters: z.array(parameterSchema),
  opens: momentSchema,
  pays: momentSchema,
  cases: z
    .array(
      z.strictObject({
        code: caseKind,
        levels: z.array(level),
        title: bilingual,
        clause: clauseId,
      }),
    )
    .min(1),
  obligations: z.array(obligationSchema),
  transfers: z.array(transferSchema),
  steps: z.array(stepSchema).min(1),
});
export type ProcessDefinition = z.infer<typeof processFile>;
