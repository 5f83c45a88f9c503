import type { Pack } from './pack.js';

/** As what somebody ends a claim that another holds. */
export type ClaimEnder = 'HEAD' | 'DEPUTY' | 'ADMINISTRATOR';

/** Who looks after a city's people. */
const keeper = 'administrator';

/** Whose post it is, as far as ending claims depends on it. */
export interface EndingPost {
  readonly city: string;
  readonly office: string;
  readonly department: string;
  readonly level: string;
  readonly posts: readonly string[];
}

/**
 * As what a person may end another's claim on this desk (结束认领), or null. The pack names the posts that
 * head an office's desks and those that stand in for them; the administrator ends any of the city.
 */
export function endsClaimsAs(pack: Pack, person: EndingPost, desk: string): ClaimEnder | null {
  if (person.city !== pack.id) return null;
  if (desk.startsWith(`${person.office}.`)) {
    const own = pack.offices.find(
      ({ department, levels }) =>
        department === person.department && levels.some((each) => each === person.level),
    );
    if (own?.heads.some((post) => person.posts.includes(post))) return 'HEAD';
    if (own?.deputies.some((post) => person.posts.includes(post))) return 'DEPUTY';
  }
  return person.posts.includes(keeper) ? 'ADMINISTRATOR' : null;
}
