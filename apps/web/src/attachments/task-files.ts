import { createContext } from 'react';
import type { Attachment } from '#contracts/api/attachments.js';

/** The files of the task whose form is shown, and those its form names, for the fields that name one of them. */
export const TaskFiles = createContext<readonly Attachment[]>([]);

/** Where a file's bytes are read. */
export const addressOf = (id: string): string => `/api/v1/attachments/${encodeURIComponent(id)}`;
