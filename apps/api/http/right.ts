import type { FastifyRequest } from 'fastify';
import type { Route } from '#contracts/api/routes.js';
import { figuresClosed, notFound, notSignedIn, wrongPost } from './problems.js';

/** What a matched route may be used for, and by whom. */
export interface Right extends Omit<Route, 'method'> {
  readonly method: string;
  /** An address that exists, asked with a method it does not take: these are the ones it takes. */
  readonly allow?: readonly string[];
  /** A page or a file of the web app. */
  readonly web?: true;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    right?: Right;
  }
}

/** The right that was declared for the route the router has matched; none where it matched nothing. */
export const rightOf = (request: FastifyRequest): Right | undefined =>
  request.routeOptions.config?.right;

/** Throws unless the call carries what the right of its matched route asks for. */
export function demandActor(request: FastifyRequest): void {
  const right = rightOf(request);
  if (right?.access === 'PUBLIC') return;
  if (right?.access === 'MACHINE') {
    if (request.machine) return;
    throw figuresClosed();
  }
  if (!request.actor) throw notSignedIn();
  if (!right) throw notFound();
  const { access } = right;
  if (typeof access === 'object' && !request.actor.posts.includes(access.post)) throw wrongPost();
}
