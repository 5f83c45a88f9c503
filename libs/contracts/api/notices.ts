import { z } from 'zod';
import { textIfAny } from '../text.js';
import { pageOf, paging } from './page.js';
import * as v from './values.js';

export const noticesQuery = z.strictObject({
  box: z.enum(['unread', 'all']).default('all'),
  ...paging,
});
export type NoticesQuery = z.infer<typeof noticesQuery>;

/** What a desk or an office was told (通知). */
export const notice = z
  .strictObject({
    id: z.uuid(),
    kind: z.string(),
    /** The desk, or the whole office, that is told. */
    to: z.string(),
    unit: z.string(),
    unitName: z.string(),
    title: z.string(),
    body: z.string(),
    clause: z.string().nullable(),
    caseId: z.string().nullable(),
    taskId: z.uuid().nullable(),
    obligationId: z.uuid().nullable(),
    letterId: z.uuid().nullable(),
    at: v.instantText,
    readAt: v.instantText.nullable(),
    readBy: v.holder.nullable(),
  })
  .meta({ id: 'Notice' });
export type Notice = z.infer<typeof notice>;

/** `unread` counts all of the reader's, at most 1,000 of them. */
export const noticesPage = pageOf(notice).extend({ unread: z.int() }).meta({ id: 'Notices' });
export type NoticesPage = z.infer<typeof noticesPage>;

export const noticesRead = z.strictObject({ read: z.int() });
export type NoticesRead = z.infer<typeof noticesRead>;

/** 催办: what to say beside the reminder itself; empty, or something to read. */
export const urgeRequest = z.strictObject({
  text: textIfAny(500).optional(),
});
export type UrgeRequest = z.infer<typeof urgeRequest>;

export const urgeReceipt = z.strictObject({ noticeId: z.uuid() });
export type UrgeReceipt = z.infer<typeof urgeReceipt>;
