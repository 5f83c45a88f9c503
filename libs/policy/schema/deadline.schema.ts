import { z } from 'zod';
import { periodRuleSchema } from './due.schema.js';
import { questionId } from './reading.schema.js';
import { bilingual, clauseId, daySchema, sourceClass, strength } from './text.schema.js';

/** What every dated duty says, whether a process keeps it or not. */
export const dutySchema = z.strictObject({
  code: z.string().regex(/^[A-Z]+(?:_[A-Z]+)*$/),
  what: bilingual,
  clause: clauseId,
  source: sourceClass,
  strength: strength.default('SHALL'),
  quote: z.string().min(1),
});

/** They say how a day of rest is treated (OQ-35). */
const dutyKind = z.enum([
  'MONEY',
  'PLAN',
  'REPORT_OF_ENDED_PERIOD',
  'MILESTONE',
  'SNAPSHOT',
  'VALIDITY',
]);

const deadlineSchema = dutySchema.extend({
  kind: dutyKind,
  due: periodRuleSchema,
  /** The first and the last statutory day it gives; absent: as long as the rules hold. */
  from: daySchema.nullable().default(null),
  to: daySchema.nullable().default(null),
  /** The open question whose reading gives the day. */
  question: questionId.nullable().default(null),
});
export type DeadlineDefinition = z.infer<typeof deadlineSchema>;

/** A duty of a calendar year or month that no document dates: it depends on something else. */
const undatedSchema = z.strictObject({ clause: clauseId, what: bilingual, why: bilingual });
export type UndatedDefinition = z.infer<typeof undatedSchema>;

/** deadlines.yaml: what is dated outside the processes. */
export const deadlinesFile = z.strictObject({
  deadlines: z.array(deadlineSchema),
  undated: z.array(undatedSchema).default([]),
});
