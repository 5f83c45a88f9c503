import { z } from 'zod';
import { ways } from '#domain/process/way.js';
import { line, text } from '../text.js';
import { holder, instantText } from './values.js';

/** A person's word on a task; what its `form` may hold depends on the task's kind. */
export const decisionRequest = z.strictObject({
  decision: line(50).min(1),
  form: z.record(z.string(), z.unknown()),
  comment: text(2_000).nullish(),
  returnTo: line(100).nullish(),
  reasonCode: line(100).nullish(),
});
export type DecisionRequest = z.infer<typeof decisionRequest>;

const decisionState = z.enum(['ACCEPTED', 'APPLIED']);

export const decisionReceipt = z
  .strictObject({ decisionId: z.uuid(), state: decisionState })
  .meta({ id: 'DecisionReceipt' });
export type DecisionReceipt = z.infer<typeof decisionReceipt>;

export const decision = z
  .strictObject({
    decisionId: z.uuid(),
    state: decisionState,
    taskId: z.uuid(),
    decision: z.string(),
    way: z.enum(ways),
    by: holder,
    at: instantText,
  })
  .meta({ id: 'Decision' });
export type Decision = z.infer<typeof decision>;
