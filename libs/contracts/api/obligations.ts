import { z } from 'zod';
import { letterItem } from './letters.js';
import { pageOf, paging } from './page.js';
import * as v from './values.js';

export const obligationState = z.enum([
  'NOT_DUE',
  'DUE_SOON',
  'DUE_TODAY',
  'AWAITING_PROOF',
  'OVERDUE_PROVISIONAL',
  'MET',
  'MET_LATE',
  'OVERDUE',
  'PAST_PROPOSED',
  'MET_BY_WITHHOLDING',
  'WAIVED',
]);
export type ObligationState = z.infer<typeof obligationState>;

export const obligationsFilter = {
  city: v.cityId.optional(),
  unit: v.unitCode.optional(),
  process: v.processCode.optional(),
  fund: v.caseFundCode.optional(),
  period: v.casePeriodAsked.optional(),
  state: obligationState.optional(),
  source: v.sourceClass.optional(),
};
export const obligationsQuery = z.strictObject({ ...obligationsFilter, ...paging });
export type ObligationsQuery = z.infer<typeof obligationsQuery>;

const item = {
  id: z.uuid(),
  caseId: z.string().nullable(),
  process: z.string(),
  code: z.string(),
  stage: z.int(),
  what: z.string(),
  clause: z.string(),
  city: z.string(),
  unit: z.string(),
  unitName: z.string(),
  fund: z.string(),
  period: z.string(),
  statutory: v.dayText,
  operational: v.dayText,
  provisional: z.boolean(),
  source: v.sourceClass,
  strength: v.strengthCode,
  /** Whether missing the day is a breach; where it is not, the day only reminds. */
  binding: z.boolean(),
  kind: z.enum(['MONEY', 'PLAN', 'REPORT']),
  /** `0.00` too where the duty is no payment, or its amount is not fixed while it is open. */
  amountDue: v.yuanText,
  amountReceived: v.yuanText,
  /** Made good by withholding (代扣), apart from what was received. */
  amountWithheld: v.yuanText,
  state: obligationState,
  light: v.light,
  lateDays: z.int(),
  daysLeft: v.daysLeft,
  rung: z.string().nullable(),
  nextRungAt: v.instantText.nullable(),
};
export const obligationItem = z.strictObject(item).meta({ id: 'ObligationItem' });
export type ObligationItem = z.infer<typeof obligationItem>;

export const obligationTotals = z.strictObject({
  count: z.int(),
  amountDue: v.yuanText,
  amountReceived: v.yuanText,
  amountWithheld: v.yuanText,
  byState: z.record(z.string(), z.int()),
  /** Of these, past or done after a day that only reminds: neither is a breach. */
  reminders: z.strictObject({ pastProposed: z.int(), metLate: z.int() }),
});
export type ObligationTotals = z.infer<typeof obligationTotals>;

export const obligationsPage = pageOf(obligationItem)
  .extend({ totals: obligationTotals })
  .meta({ id: 'Obligations' });
export type ObligationsPage = z.infer<typeof obligationsPage>;

export const obligation = z
  .strictObject({
    ...item,
    ...v.quoted,
    debtor: z.string(),
    creditor: z.string().nullable(),
    payment: z.strictObject({ account: z.string(), reference: z.string() }).nullable(),
    checkpoints: z.array(
      z.strictObject({
        date: v.dayText,
        cumulativeMinimum: v.yuanText,
        received: v.yuanText,
        withheld: v.yuanText,
        state: z.string(),
      }),
    ),
    receipts: z.array(
      z.strictObject({
        key: z.string(),
        amount: v.yuanText,
        valueDate: v.dayText,
        statementDay: v.dayText.nullable(),
        arrivedAt: v.instantText.nullable(),
      }),
    ),
    withholdings: z.array(
      z.strictObject({
        amount: v.yuanText,
        withheldOn: v.dayText,
        document: z.strictObject({ number: z.string(), date: v.dayText, issuer: z.string() }),
        clause: z.string(),
        /** Two persons; the second agreed. */
        decidedBy: z.string(),
        agreedBy: z.string(),
        /** The number of finance's voucher; null until it has booked it. */
        voucher: z.string().nullable(),
      }),
    ),
    clock: z.strictObject({
      dueInstant: v.instantText,
      proofOfDay: v.dayText.nullable(),
      proofArrivedAt: v.instantText.nullable(),
      breachedAt: v.instantText.nullable(),
      declaredAt: v.instantText.nullable(),
      explanation: z.array(z.string()),
    }),
    escalations: z.array(
      z.strictObject({
        rung: z.string(),
        title: z.string(),
        dueOn: v.dayText,
        at: v.instantText,
        state: z.enum(['DONE', 'AWAITING_SIGNATURE', 'SIGNED', 'SKIPPED', 'WITHDRAWN']),
        source: v.sourceClass,
        basis: z.string(),
        taskId: z.uuid().nullable(),
        letterId: z.uuid().nullable(),
        signedBy: z.strictObject({ username: z.string(), person: z.string() }).nullable(),
        signedAt: v.instantText.nullable(),
      }),
    ),
    nextRung: z
      .strictObject({ rung: z.string(), title: z.string(), at: v.instantText.nullable() })
      .nullable(),
    excuse: z
      .strictObject({
        at: v.instantText,
        reason: z.string(),
        comment: z.string(),
        document: z.string(),
      })
      .nullable(),
    ladderCase: z.string().nullable(),
    letters: z.array(letterItem),
  })
  .meta({ id: 'Obligation' });
export type Obligation = z.infer<typeof obligation>;
