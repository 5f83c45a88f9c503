import { z } from 'zod';
import { isAccountType } from '#domain/ledger/account-types.js';
import { pageOf, paging } from './page.js';
import * as v from './values.js';

export const transferState = z.enum([
  'PENDING',
  'SUBMITTED',
  'EXECUTED',
  'FAILED',
  'UNKNOWN',
  'POSTED',
  'VOID',
  'EXPIRED',
]);

export const transfersQuery = z.strictObject({
  city: v.cityId.optional(),
  unit: v.unitCode.optional(),
  process: v.processCode.optional(),
  fund: v.fundCode.optional(),
  period: v.casePeriodAsked.optional(),
  state: transferState.optional(),
  key: z.string().min(1).max(200).optional(),
  ...paging,
});
export type TransfersQuery = z.infer<typeof transfersQuery>;

export const transfer = z
  .strictObject({
    key: z.string(),
    direction: z.enum(['IN', 'OUT']),
    caseId: z.string().nullable(),
    city: z.string(),
    process: z.string().nullable(),
    unit: z.string().nullable(),
    fund: z.string(),
    period: z.string().nullable(),
    from: z.string(),
    to: z.string(),
    amount: v.yuanText,
    valueDate: v.dayText.nullable(),
    nextAskAt: v.instantText.nullable(),
    state: transferState,
    clause: z.string(),
    decisions: z.array(z.uuid()),
    postedAt: v.instantText.nullable(),
  })
  .meta({ id: 'Transfer' });
export type Transfer = z.infer<typeof transfer>;
export const transfersPage = pageOf(transfer).meta({ id: 'Transfers' });

export const accountsQuery = z.strictObject({
  city: v.cityId.optional(),
  unit: v.unitCode.optional(),
  fund: v.fundCode.optional(),
  type: z
    .string()
    .refine(isAccountType, '须为账户类型，如 SFA_CITY / an account type such as SFA_CITY')
    .optional(),
  ...paging,
});
export type AccountsQuery = z.infer<typeof accountsQuery>;

export const account = z
  .strictObject({
    id: z.string(),
    type: z.string(),
    city: z.string(),
    unit: z.string().nullable(),
    fund: z.string(),
    number: z.string(),
    name: z.string(),
    balance: v.signedYuanText,
    available: v.signedYuanText,
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof account>;
export const accountsPage = pageOf(account).meta({ id: 'Accounts' });

/** As lists give it, such as `331100.SFA_CITY.EMPLOYEE`. */
export const accountId = z.string().min(1).max(100);

export const postingsQuery = z.strictObject({ asOf: v.dayAsked.optional(), ...paging });
export type PostingsQuery = z.infer<typeof postingsQuery>;

export const posting = z
  .strictObject({
    id: z.string(),
    transferKey: z.string().nullable(),
    fund: z.string(),
    amount: v.signedYuanText,
    balanceAfter: v.signedYuanText,
    valueDate: v.dayText,
    postedAt: v.instantText,
    clause: z.string(),
    reversalOf: z.string().nullable(),
  })
  .meta({ id: 'Posting' });
export type Posting = z.infer<typeof posting>;
export const postingsPage = pageOf(posting).meta({ id: 'Postings' });
