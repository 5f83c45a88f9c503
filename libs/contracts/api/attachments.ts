import { z } from 'zod';
import { attachmentTypes } from '../file-types.js';
import { neededLine } from '../text.js';
import { holder, instantText } from './values.js';

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
    type: z.enum(attachmentTypes),
    by: holder,
    at: instantText,
  })
  .meta({ id: 'Attachment' });
export type Attachment = z.infer<typeof attachment>;

export const attachmentReceipt = z
  .strictObject({ id: z.uuid(), sha256: z.string() })
  .meta({ id: 'AttachmentReceipt' });
export type AttachmentReceipt = z.infer<typeof attachmentReceipt>;
