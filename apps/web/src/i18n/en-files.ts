import type { zhFiles } from './zh-files.js';

/** Words of attachments, loaded with them. */
export const enFiles: typeof zhFiles = {
  title: 'Files',
  none: 'No files.',
  add: 'Attach a file',
  adding: 'Uploading…',
  hint: (mib) =>
    `PDF, PNG, JPEG, docx, xlsx, OFD, each at most ${mib} MiB; a file stays with the case for ever and is not taken away or replaced`,
  tooLarge: (name, mib) =>
    `“${name}” is larger than ${mib} MiB; compress or split it and try again`,
  open: (name) => `Open ${name}`,
};
