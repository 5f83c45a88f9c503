import type { Session } from '#contracts/api/session.js';
import type { Day } from '#domain/time/day.js';
import { standingOn } from '#policy/in-force.js';
import { cityIds, loadPack } from '#policy/load-packs.js';
import type { Actor } from '../http/actor.js';

/** What the page shows of the city one sits in: its name, and from which day its rules hold. */
export function ownCity({ city }: Pick<Actor, 'city'>, today: Day): Session['city'] {
  if (!cityIds().includes(city)) return null;
  const pack = loadPack(city);
  const { state: standing, from, to } = standingOn(pack, today);
  return { id: city, name: pack.name, standing, from, to };
}
