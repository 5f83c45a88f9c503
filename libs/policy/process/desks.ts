import type { Pack } from '../pack.js';
import type { UnitLevel } from '../schema/city.schema.js';

/** Where an office of a pattern sits for a case of a level. */
const seatLevel = (pattern: string, level: UnitLevel): UnitLevel =>
  pattern.startsWith('{city}') ? 'CITY' : level;

/** Whether the city has an office at a level: `{unit}.FINANCE` of a county. */
export function hasOffice(pack: Pack, office: string, level: UnitLevel): boolean {
  const department = office.slice(office.indexOf('.') + 1);
  return pack.offices.some(
    (each) => each.department === department && each.levels.includes(seatLevel(office, level)),
  );
}

/** Whether it has the desk there: an office with the post. */
export function hasDesk(pack: Pack, desk: string, level: UnitLevel): boolean {
  const [, department = '', post = ''] = desk.split('.');
  return pack.offices.some(
    (each) =>
      each.department === department &&
      each.posts.includes(post) &&
      each.levels.includes(seatLevel(desk, level)),
  );
}
