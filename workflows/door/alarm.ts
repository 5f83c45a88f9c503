import { proxySinks } from '@temporalio/workflow';
import type { DoorSinks, RefusedKind } from '#contracts/engine-door.js';

/** Tells the worker what was turned away; told once, not again when a history is read again. */
export function alarm(kind: RefusedKind, name: string, why: string): void {
  proxySinks<DoorSinks>().door.refused(kind, name, why);
}
