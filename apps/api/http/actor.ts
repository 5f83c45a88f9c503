import type { FastifyRequest } from 'fastify';
import type { Reader } from '#persistence/inbox/list-tasks.js';
import { everywhere, type ReadingScope } from '#persistence/organisation/reading-scope.js';
import type { SignedIn } from '#persistence/sessions/find-session.js';
import type { FullLetter } from '#persistence/letters/find-letter.js';
import type { FullTask } from '#persistence/inbox/find-task.js';
import { notFound, notSignedIn } from './problems.js';

/** Who calls, and what they may see. */
export interface Actor extends SignedIn, Reader {
  readonly tokenHash: Buffer | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
    task?: FullTask;
    letter?: FullLetter;
    /** The call comes from the own machine, or with its token. */
    machine?: true;
  }
}

/** A post that keeps the system running reads no cases by itself. */
const readsNothing = 'administrator';

/** The holder of the machine's own key, who is nobody of a city. */
export const isOperator = ({ department }: SignedIn): boolean => department === 'OPERATOR';

/** The one place where a reader's scope comes from. */
function scopesOf(signedIn: SignedIn): ReadingScope[] {
  const { posts, level, city, unit, outside } = signedIn;
  if (isOperator(signedIn)) return [everywhere];
  if (outside) return [];
  if (posts.every((post) => post === readsNothing)) return [];
  return [{ city, unit: level === 'CITY' ? null : unit }];
}

export function actorOf(signedIn: SignedIn, tokenHash: Buffer | null): Actor {
  return {
    ...signedIn,
    tokenHash,
    desks: signedIn.posts.map((post) => `${signedIn.office}.${post}`),
    scopes: scopesOf(signedIn),
  };
}

/** The one who calls; the front door has let them in. */
export function actorIn(request: FastifyRequest): Actor {
  if (!request.actor) throw notSignedIn();
  return request.actor;
}

/** The task of the path, which the front door has found in the caller's scope. */
export function taskIn(request: FastifyRequest): FullTask {
  if (!request.task) throw notFound();
  return request.task;
}

/** The letter of the path, which the front door has found in the caller's scope. */
export function letterIn(request: FastifyRequest): FullLetter {
  if (!request.letter) throw notFound();
  return request.letter;
}
