import { endsClaimsAs, type ClaimEnder } from '#policy/claim-enders.js';
import { loadPack } from '#policy/load-packs.js';
import type { FullTask } from '#persistence/inbox/find-task.js';
import type { Actor } from '../http/actor.js';

/** As what the caller may end a claim that another holds on this task, or null. */
export const endsClaims = (actor: Actor, task: FullTask): ClaimEnder | null =>
  actor.city === task.city ? endsClaimsAs(loadPack(task.city), actor, task.candidateGroup) : null;

/** For giving a claim back an administrator, who reads no case, finds every task of the city. */
export const releasing = (actor: Actor): Actor =>
  actor.posts.includes('administrator') && actor.city !== ''
    ? { ...actor, scopes: [...actor.scopes, { city: actor.city, unit: null }] }
    : actor;
