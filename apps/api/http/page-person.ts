import type { FastifyRequest } from 'fastify';
import { pagePersonHeader } from '#contracts/api/route.js';
import { otherPerson } from './problems.js';

/**
 * A tab still shows who opened it after somebody else has signed in beside it, and its cookie is theirs by
 * then. So a page says whom it shows, and nothing is done in another name (docs/adr/0028-who-acts.md).
 */
export function refuseOtherPerson({ actor, headers }: FastifyRequest): void {
  const believed = headers[pagePersonHeader.toLowerCase()];
  if (believed === undefined || !actor || believed === actor.username) return;
  throw otherPerson({ username: actor.username, person: actor.person });
}
