import { desksOf } from '#policy/demo-accounts.js';
import { servedPacks } from '#policy/load-packs.js';
import { unknownOffice, unknownPost } from './people-problems.js';

/** The posts an office of these cities has, by the packs; the city it belongs to. */
function officeIn(
  office: string,
  city: string | null,
): { readonly city: string; readonly posts: readonly string[] } | null {
  for (const pack of servedPacks()) {
    if (city !== null && pack.id !== city) continue;
    const desks = desksOf(pack).filter((desk) => desk.startsWith(`${office}.`));
    const posts = desks.map((desk) => desk.slice(office.length + 1));
    if (posts.length > 0) return { city: pack.id, posts };
  }
  return null;
}

/** Refuses a desk that the pack does not know; answers the city of the office. */
export function checkDesk(office: string, posts: readonly string[], city: string | null): string {
  const found = officeIn(office, city);
  if (found === null) throw unknownOffice();
  const at = posts.findIndex((post) => !found.posts.includes(post));
  if (at >= 0) throw unknownPost(at, found.posts);
  return found.city;
}
