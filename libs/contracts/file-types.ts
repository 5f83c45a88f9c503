/** What a file may be, found from its content; its name says nothing. */
export const attachmentTypes = ['pdf', 'png', 'jpeg', 'docx', 'xlsx', 'ofd'] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

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
