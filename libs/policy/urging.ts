import type { Pack } from './pack.js';

/** Whose post it is, as far as urging depends on it. */
export interface UrgingPost {
  readonly department: string;
  readonly level: string;
  readonly posts: readonly string[];
}

/** Whether a person may urge the desks of a city (催办): its pack names the office and the posts. */
export const mayUrge = (pack: Pack, { department, level, posts }: UrgingPost): boolean =>
  pack.offices.some(
    (office) =>
      office.department === department &&
      office.levels.some((each) => each === level) &&
      office.urges.some((post) => posts.includes(post)),
  );
