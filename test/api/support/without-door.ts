import type { FastifyInstance } from 'fastify';
import { ActorGuard } from '../../../apps/api/http/actor-guard.js';
import { FrontDoor } from '../../../apps/api/http/front-door.js';

type Install = (fastify: FastifyInstance) => void;

/** Swaps a method of a class while `work` lasts: the product itself has no switch for its door. */
async function swapped<Class extends object, Done>(
  { prototype }: { readonly prototype: Class },
  change: Partial<Class>,
  work: () => Promise<Done>,
): Promise<Done> {
  const before = Object.getOwnPropertyDescriptors(prototype);
  Object.assign(prototype, change);
  try {
    return await work();
  } finally {
    Object.defineProperties(prototype, before);
  }
}

/** `work` on an API whose front door is hung out, or another hung in; `guard` is the controllers' own. */
export function withoutDoor<Done>(
  install: Install,
  { guard }: { readonly guard: boolean },
  work: () => Promise<Done>,
): Promise<Done> {
  const open = guard ? {} : { canActivate: () => true };
  return swapped(FrontDoor, { install }, () => swapped(ActorGuard, open, work));
}

/** One method of one pattern, as the router was given it. */
export interface Met {
  readonly method: string;
  readonly url: string;
}

/** `work` makes an API; beside it comes every route that its router was given, by whomever. */
export async function watchingRouter<Done>(
  work: () => Promise<Done>,
): Promise<{ readonly done: Done; readonly met: readonly Met[] }> {
  const met: Met[] = [];
  const before = Object.getOwnPropertyDescriptor(FrontDoor.prototype, 'install');
  const install = before?.value as (this: FrontDoor, fastify: FastifyInstance) => void;
  const watched = function watch(this: FrontDoor, fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) met.push({ method: each, url });
    });
    install.call(this, fastify);
  };
  return { done: await swapped(FrontDoor, { install: watched }, work), met };
}
