import type { FastifyReply, FastifyRequest } from 'fastify';
import { noPrecondition } from './problems.js';

export const etagOf = (version: number): string => `"${version}"`;

export function setEtag(reply: FastifyReply, version: number): void {
  reply.header('etag', etagOf(version));
}

/** `If-Match` of a call that changes something; without it nothing is changed. */
export function ifMatchIn(request: FastifyRequest): string {
  const given = request.headers['if-match'];
  if (given === undefined || given === '') throw noPrecondition();
  return given;
}
