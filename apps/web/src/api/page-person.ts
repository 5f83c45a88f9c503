import type { Session } from './types.js';

let owner: Session | null = null;
let other: Session | null = null;
const listeners = new Set<() => void>();

function set(page: Session | null, now: Session | null): void {
  const changed = now?.username !== other?.username;
  owner = page;
  other = now;
  if (changed) listeners.forEach((listener) => listener());
}

/** Whom this page shows, by username; it says so with every call (docs/adr/0028-who-acts.md). */
export const pagePerson = (): Session | null => owner;

/** Who is signed in instead of the person this page shows. */
export const personInstead = (): Session | null => other;

export function onPersonInstead(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A page belongs to whoever it met first; a session of somebody else is told and does not change it. */
export function meetSession(session: Session): Session {
  if (owner !== null && owner.username !== session.username) set(owner, session);
  else set(session, null);
  return owner ?? session;
}
