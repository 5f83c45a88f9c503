import type { DecisionRequest } from '#contracts/api/decisions.js';
import type { Database } from '#persistence/database.js';
import type { FullTask } from '#persistence/inbox/find-task.js';
import { findLetter } from '#persistence/letters/find-letter.js';
import { wayOf } from '#policy/decisions.js';
import type { Actor } from '../http/actor.js';
import type { WorkThread } from '../work-thread/work-thread.js';
import { notPrintable } from './letter-problems.js';

/** Nobody signs a letter that cannot be printed: 422 with each character and its place, before anything is accepted. */
export async function checkPrintable(
  { database, thread }: { readonly database: Database; readonly thread: WorkThread },
  actor: Actor,
  task: FullTask,
  { decision }: DecisionRequest,
): Promise<void> {
  const { letterId } = task.form as { readonly letterId?: unknown };
  // What sends a draft on goes forward; another word about it (暂缓, 免责) needs no paper.
  if (wayOf(decision) !== 'FORWARD' || typeof letterId !== 'string' || letterId === '') return;
  const letter = await findLetter(database, actor.scopes, letterId);
  if (letter?.state !== 'DRAFT') return;
  const faults = await thread.run(actor.personId, 'unprintableDraft', letter);
  if (faults.length > 0) throw notPrintable(faults, '/form/letterId');
}
