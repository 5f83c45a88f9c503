import { kindOfFile } from '../attachments/kind-of-file.js';
import { boardSheet, dutiesSheet } from '../board/board-sheet.js';
import { casesSheet } from '../cases/cases-sheet.js';
import { noticeChanges, readNoticeText } from '../calendar/notice-jobs.js';
import { tasksSheet } from '../inbox/tasks-sheet.js';
import { draftFile, unprintableDraft } from '../letters/draft-file.js';
import { compared, evaluated, worked } from '../rules/rules-jobs.js';

/** What may be handed to the thread. Arguments and answers are plain data. */
export const jobs = {
  ready: (): boolean => true,
  evaluated,
  compared,
  worked,
  readNoticeText,
  noticeChanges,
  draftFile,
  unprintableDraft,
  tasksSheet,
  casesSheet,
  dutiesSheet,
  boardSheet,
  kindOfFile,
} as const;
export type Jobs = typeof jobs;
