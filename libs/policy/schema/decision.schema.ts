import { z } from 'zod';
import { ways } from '#domain/process/way.js';
import { oneLine } from './text.schema.js';

const codeWords = '代码须为大写英文，如 RETURN_MONEY / a code is in capitals, RETURN_MONEY';
export const decisionCode = z.string().regex(/^[A-Z]+(?:_[A-Z]+)*$/, codeWords);

/** What a decision must come with beside the form as read. */
export const decisionNeed = z.enum(['comment', 'reasonCode', 'returnTo']);

const kindSchema = z
  .strictObject({
    way: z.enum(ways),
    needs: z.array(decisionNeed).default([]),
    zh: oneLine,
    en: oneLine,
  })
  .superRefine(({ way, needs }, context) => {
    if ((way !== 'BACK' && way !== 'STOP') || needs.includes('comment')) return;
    const message = '退回、终止须写明意见 / what goes back or stops says why: needs [comment]';
    context.addIssue({ code: 'custom', path: ['needs'], message });
  })
  .transform(({ zh, en, ...rest }) => ({ ...rest, title: { zh, en } }));

/** processes/decisions.yaml: each decision there is, by its code. */
export const decisionsFile = z.strictObject({
  decisions: z.record(decisionCode, kindSchema, {
    error: ({ code }) => (code === 'invalid_key' ? codeWords : undefined),
  }),
});
export type DecisionKind = z.infer<typeof kindSchema>;
