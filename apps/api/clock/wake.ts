import type { Client } from '@temporalio/client';
import { advance } from '#engine/fast-forward.js';
import { activityOf } from '#engine/idle.js';
import { statusOf, Status } from '#engine/grpc-status.js';
import { forgetWait, type Wait } from '#persistence/clock/agenda.js';
import type { Database } from '#persistence/database.js';

/** A timer is set a moment after its wait is written down. */
const marginMs = 500;

/** What is left of a wait by the workflow's own clock; business time moves, that clock does not. */
export function leftOf(wait: Wait, realNow: number): number {
  return wait.wakesAt - wait.businessAt - (realNow - wait.setAt);
}

/** Its timer has rung by the engine's own clock; so long it may take to say so. */
const ownTimerGraceMs = 15_000;

/** Where the clock was not moved meanwhile, the engine's own timer rings at the same instant. */
export function ringsByItself(wait: Wait, businessNow: number): boolean {
  return leftOf(wait, Date.now()) <= 0 && businessNow - wait.wakesAt < ownTimerGraceMs;
}

/**
 * Moves a sleeping workflow's clock to where its timer rings. One that is at work is left alone,
 * since the engine would count real time; one the engine has lost waits until it is rebuilt.
 */
export async function wake(database: Database, client: Client, wait: Wait): Promise<boolean> {
  if ((await activityOf(client, wait.workflowId)) !== 'idle') return false;
  try {
    await advance(client, wait.workflowId, Math.max(0, leftOf(wait, Date.now())) + marginMs);
    return true;
  } catch (error) {
    if (statusOf(error) !== Status.notFound) throw error;
    await forgetWait(database, wait); // it has ended
    return false;
  }
}
