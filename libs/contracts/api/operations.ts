import { z } from 'zod';
import { dayText, instantText } from './values.js';

const movement = z.strictObject({
  from: z.string().nullable(),
  to: z.string().nullable(),
  amount: z.string(),
  valueDate: dayText.nullable(),
  state: z.string().optional(),
});

/** After a restore: what bank or treasury and our books do not agree on. */
export const reconciliation = z
  .strictObject({
    reconciling: z.boolean(),
    since: instantText.nullable(),
    from: dayText.nullable(),
    checkedAt: instantText.nullable(),
    open: z.int(),
    items: z.array(
      z.strictObject({
        kind: z.enum([
          'AT_BANK_ONLY',
          'EXPECTED_AGAIN',
          'EXECUTED_UNPOSTED',
          'OTHER_CONTENT',
          'FAILED_BUT_EXECUTED',
          'NOT_AT_BANK',
          'STATEMENT_MISSING',
          'BALANCE_DIFFERS',
          'BOOKS_DIFFER',
        ]),
        key: z.string(),
        state: z.enum(['OPEN', 'EXPECTED_AGAIN', 'SETTLED', 'ACCEPTED']),
        bank: movement.nullable(),
        ledger: movement.nullable(),
        note: z.string().nullable(),
        foundAt: instantText,
        closedAt: instantText.nullable(),
      }),
    ),
  })
  .meta({ id: 'Reconciliation' });
export type Reconciliation = z.infer<typeof reconciliation>;

/** What everybody who works here should know now. */
export const banner = z.strictObject({
  code: z.enum(['MAINTENANCE', 'RECONCILING']),
  zh: z.string(),
  en: z.string(),
});
export type Banner = z.infer<typeof banner>;

export const health = z.strictObject({ status: z.literal('up') });

const trouble = z.strictObject({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  /** The account it is about, by its number, and how much, 元. */
  account: z.string().optional(),
  amount: z.string().optional(),
  /** Both languages on one line. */
  what: z.string(),
});

/** What is wrong, in words for the person who looks after the instance. */
export type Trouble = z.infer<typeof trouble>;

export const readiness = z.strictObject({
  ready: z.boolean(),
  problems: z.array(trouble),
  /** Work goes on; somebody should see to it. */
  warnings: z.array(trouble),
});
export type Readiness = z.infer<typeof readiness>;
