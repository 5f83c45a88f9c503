import type { FastifyRequest } from 'fastify';
import type { Database } from '#persistence/database.js';
import { findTask } from '#persistence/inbox/find-task.js';
import { findLetter } from '#persistence/letters/find-letter.js';
import { wordsLetters } from '../letters/letter-view.js';
import { endsClaims, releasing } from '../inbox/claim-enders.js';
import { actorIn } from './actor.js';
import { notFound, separationOfDuties, wrongPost } from './problems.js';
import type { Right } from './right.js';
import { isUuid } from './uuid.js';

const idIn = (request: FastifyRequest): string | null => {
  const { id = '' } = request.params as { readonly id?: string };
  return isUuid(id) ? id : null;
};

/**
 * The task of the path, when it lies in the caller's scope. DESK: and on one of the caller's desks, who
 * acts at no other desk of its matter. RELEASE: and on one of the caller's desks, or the caller ends
 * claims there; the administrator reads no task, but finds any of the city for this.
 */
export async function findTaskInPath(
  database: Database,
  request: FastifyRequest,
  need: NonNullable<Right['task']>,
): Promise<void> {
  const actor = actorIn(request);
  const id = idIn(request);
  const task = id && (await findTask(database, need === 'RELEASE' ? releasing(actor) : actor, id));
  if (!task) throw notFound();
  const mayAct =
    need === 'READ' ||
    actor.desks.includes(task.candidateGroup) ||
    (need === 'RELEASE' && endsClaims(actor, task) !== null);
  if (!mayAct) throw wrongPost();
  if (need === 'DESK' && task.otherHat !== null) throw separationOfDuties(task.otherHat);
  request.task = task;
}

/** The letter of the path, when it lies in the caller's scope; EDIT: and the caller words letters. */
export async function findLetterInPath(
  database: Database,
  request: FastifyRequest,
  need: 'READ' | 'EDIT',
): Promise<void> {
  const actor = actorIn(request);
  const id = idIn(request);
  const letter = id && (await findLetter(database, actor.scopes, id));
  if (!letter) throw notFound();
  if (need === 'EDIT' && !wordsLetters(actor, letter)) throw wrongPost();
  request.letter = letter;
}
