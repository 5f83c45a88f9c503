import { extname } from 'node:path';
import type { Attachment } from '#contracts/api/attachments.js';
import type { AttachmentType } from '#contracts/file-types.js';
import type { AttachmentRow } from '#persistence/attachments/find-attachments.js';
import { instantText } from '#domain/time/instant.js';

/**
 * Whatever a file holds, it runs no script of ours, reads nothing and is of no origin. A browser's own
 * viewer of PDF is made of scripts, and some of them count as the file's.
 */
export const sandbox = (type: AttachmentType): Readonly<Record<string, string>> => ({
  'content-security-policy': `default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox${type === 'pdf' ? ' allow-scripts' : ''}`,
});

const endings: Readonly<Record<AttachmentType, readonly string[]>> = {
  pdf: ['.pdf'],
  png: ['.png'],
  jpeg: ['.jpg', '.jpeg'],
  docx: ['.docx'],
  xlsx: ['.xlsx'],
  ofd: ['.ofd'],
};

/** The name without the ending that its content has; any other ending is part of the name. */
export function titleOf({ name, type }: Pick<AttachmentRow, 'name' | 'type'>): string {
  const ending = extname(name);
  return endings[type].includes(ending.toLowerCase()) ? name.slice(0, -ending.length) : name;
}

/** A file as people see it listed. */
export const attachmentView = (row: AttachmentRow): Attachment => ({
  id: row.id,
  taskId: row.taskId,
  name: row.name,
  size: row.size,
  sha256: row.sha256,
  type: row.type,
  by: { username: row.username, person: row.person },
  at: instantText(Number(row.at)),
});
