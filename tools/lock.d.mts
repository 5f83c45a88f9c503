import type { ProcessIdentity } from './process-identity.mjs';

export interface Lock {
  readonly held: true;
  note(note: string): void;
  release(): void;
}
export interface Holder extends ProcessIdentity {
  readonly note: string | null;
}
export interface Taken {
  readonly held: false;
  readonly holder: Holder;
}
export declare function takeLock(path: string): Lock | Taken;
export declare function waitForLock(
  path: string,
  waiting: (holder: Holder) => void,
  limitMs?: number,
): Promise<Lock>;
