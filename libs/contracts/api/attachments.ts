import { z } from 'zod';
import { neededLine } from '../text.js';
import { holder, instantText } from './values.js';

/** What a file may be, found from its content; its name says nothing. */
export const attachmentTypes = ['pdf', 'png', 'jpeg', 'docx', 'xlsx', 'ofd'] as const;
export const attachmentType = z.enum(attachmentTypes);
export type AttachmentType = z.infer<typeof attachmentType>;

/** What a file is sent as. */
export const attachmentMedia: Readonly<Record<AttachmentType, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ofd: 'application/ofd',
};

/** Those a browser shows by itself; all others are only saved. */
export const shownTypes: readonly AttachmentType[] = ['pdf', 'png', 'jpeg'];

export const attachmentLimits = {
  bytes: 20 * 1024 * 1024,
  /** Files of one task. */
  ofTask: 20,
  /** Files a minute of one person. */
  aMinute: 20,
} as const;

/** The name of a file as it was sent, without its folders. */
export const attachmentName = neededLine(120);

/** A file of a task: `size` in bytes, `sha256` in hex, `by` and `at` who attached it and when (instant). */
export const attachment = z
  .strictObject({
    id: z.uuid(),
    taskId: z.uuid(),
    name: z.string(),
    size: z.int(),
    sha256: z.string(),
    type: attachmentType,
    by: holder,
    at: instantText,
  })
  .meta({ id: 'Attachment' });
export type Attachment = z.infer<typeof attachment>;

export const attachmentReceipt = z
  .strictObject({ id: z.uuid(), sha256: z.string() })
  .meta({ id: 'AttachmentReceipt' });
export type AttachmentReceipt = z.infer<typeof attachmentReceipt>;
