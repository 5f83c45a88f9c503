import { passwordChangeNeeded } from '../session/session-problems.js';
import type { Actor } from './actor.js';
import type { Right } from './right.js';

/** Who came in with a one-time secret chooses a password before anything else. */
export function ownPasswordFirst(actor: Actor | undefined, right: Right | undefined): void {
  if (actor?.mustChange && !right?.beforeOwnPassword) throw passwordChangeNeeded();
}
