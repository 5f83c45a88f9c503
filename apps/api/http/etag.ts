import type { FastifyReply, FastifyRequest } from 'fastify';
import { noPrecondition } from './problems.js';

/** A version counts up; a page without one of its own has the hash of what it shows. */
export const etagOf = (version: number | string): string => `"${version}"`;

export function setEtag(reply: FastifyReply, version: number | string): void {
  reply.header('etag', etagOf(version));
}

/**
 * Whether `If-Match` names this version. A proxy that compresses marks the tag as weak, `W/"3"`, and the
 * version in it is still the one that was read; anything else, a list or a star too, is not (412).
 */
export const isCurrent = (ifMatch: string, version: number | string): boolean =>
  ifMatch.replace(/^W\//, '') === etagOf(version);

/** `If-Match` of a call that changes something; without it nothing is changed. */
export function ifMatchIn(request: FastifyRequest): string {
  const given = request.headers['if-match'];
  if (given === undefined || given === '') throw noPrecondition();
  return given;
}
