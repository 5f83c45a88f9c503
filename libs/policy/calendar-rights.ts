import type { Pack } from './pack.js';

/** Whose post it is, as far as the calendar depends on it. */
export interface CalendarPost {
  readonly department: string;
  readonly level: string;
  readonly posts: readonly string[];
}

/** Whether a person may take a holiday notice in, or confirm one: the pack names office and posts. */
export const mayKeepCalendar = (
  pack: Pack,
  act: 'proposes' | 'confirms',
  { department, level, posts }: CalendarPost,
): boolean =>
  pack.offices.some(
    (office) =>
      office.department === department &&
      office.levels.some((each) => each === level) &&
      office.calendar[act].some((post) => posts.includes(post)),
  );
