import { z } from 'zod';
import { ways } from '#domain/process/way.js';
import { VERBS } from '../process/stages.js';
import * as v from './values.js';

/** SKIPPED: the case went on without it; WITHDRAWN: the question was taken away unanswered. */
export const WAY_STATES = ['DONE', 'OPEN', 'TO_COME', 'WITHDRAWN', 'SKIPPED'] as const;

/** A question that was put before a desk, and what was answered; `by` null: nobody did. */
const asked = {
  round: z.int().nullable(),
  taskId: z.uuid().nullable(),
  at: v.instantText.nullable(),
  by: v.holder.nullable(),
  decision: z.strictObject({ code: z.string(), title: v.words, way: z.enum(ways) }).nullable(),
};

/** One desk of a stage. */
const waySeat = z.strictObject({
  step: z.string(),
  title: v.words,
  candidateGroup: z.string(),
  clause: z.string().nullable(),
  state: z.enum(WAY_STATES),
  ...asked,
  /** The desk said nothing, and the law says what that means. */
  silent: z.boolean(),
  /** What was answered, or taken away, before a return had the desk asked again. */
  earlier: z.array(z.strictObject({ ...asked, state: z.enum(WAY_STATES) })),
});
export type WaySeatView = z.infer<typeof waySeat>;

/** A stage of the way of a case that its page runs. */
export const wayStage = z.strictObject({
  name: z.string(),
  verb: z.enum(VERBS),
  title: v.words,
  clause: z.string().nullable(),
  /** How often the case had gone through its figures: an objection upheld begins the next. */
  revision: z.int(),
  state: z.enum(WAY_STATES),
  /** When it was gone through. */
  at: v.instantText.nullable(),
  /** The state that the case came to with it. */
  reached: z.strictObject({ code: z.string(), title: v.words }).nullable(),
  /** One after the other; the desks of one place are asked together. */
  places: z.array(z.array(waySeat)),
});
export type WayStageView = z.infer<typeof wayStage>;
