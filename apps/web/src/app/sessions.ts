import { dropAllKept, dropKeptOfOthers } from '../api/kept.js';
import { pagePerson } from '../api/page-person.js';
import type { Session } from '../api/types.js';

const CHANNEL = 'tongchou.session';
const SIGN_IN = '/login';
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);

type Told = 'in' | 'out';
const tell = (what: Told): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
  channel?.postMessage(what);
};

/** The page is loaded anew, so that nothing of what it had in mind is left: figures, searches, answers. */
function leave(): void {
  dropAllKept();
  if (window.location.pathname !== SIGN_IN || pagePerson() !== null) {
    window.location.replace(SIGN_IN);
  }
}

/** After signing out: nothing of the person stays in this browser, in this tab or another. */
export function signedOut(): void {
  tell('out');
  leave();
}

/** After signing in; true when this page knew somebody else and must be loaded anew before it goes on. */
export function signedIn({ username }: Session): boolean {
  dropKeptOfOthers(username);
  tell('in');
  const before = pagePerson();
  return before !== null && before.username !== username;
}

/** Looks at the session when another tab changed it, and whenever the page comes to the front. */
export function watchSession(look: () => void): () => void {
  const heard = ({ data }: MessageEvent): void => (data === 'out' ? leave() : look());
  const shown = (): void => {
    if (document.visibilityState === 'visible') look();
  };
  channel?.addEventListener('message', heard);
  window.addEventListener('focus', shown);
  window.addEventListener('pageshow', shown);
  document.addEventListener('visibilitychange', shown);
  return () => {
    channel?.removeEventListener('message', heard);
    window.removeEventListener('focus', shown);
    window.removeEventListener('pageshow', shown);
    document.removeEventListener('visibilitychange', shown);
  };
}
