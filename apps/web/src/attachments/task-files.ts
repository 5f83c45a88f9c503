import { createContext } from 'react';
import type { Attachment } from '#contracts/api/attachments.js';

/** The files of the task whose form is shown, for the fields that name one of them. */
export const TaskFiles = createContext<readonly Attachment[]>([]);
