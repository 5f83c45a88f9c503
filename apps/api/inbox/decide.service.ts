import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { dayOf } from '#domain/time/instant.js';
import { isVisible } from '#domain/text/visible.js';
import { decisionRequest, type DecisionReceipt } from '#contracts/api/decisions.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { decideTask, type DecisionOrder } from '#persistence/inbox/decide-task.js';
import { answerOfKey } from '#persistence/inbox/find-decision.js';
import type { FullTask } from '#persistence/inbox/find-task.js';
import { LetterUnready } from '#persistence/letters/shown-letter.js';
import { tellCase } from '#persistence/outbox/tell-case.js';
import { Relay } from '../background/relay.port.js';
import { actorIn, taskIn, type Actor } from '../http/actor.js';
import { bodyOf } from '../http/body.js';
import { checked } from '../http/checked.js';
import { ifMatchIn, isCurrent } from '../http/etag.js';
import { stale } from '../http/problems.js';
import { checkPrintable } from '../letters/check-printable.js';
import { letterToReword, outdatedLetter, settledAlready } from '../letters/letter-problems.js';
import { WorkThread } from '../work-thread/work-thread.js';
import { canonicalJson } from './canonical-json.js';
import { amountDecided, checkDecision } from './check-decision.js';
import { checkAttached } from './check-attached.js';
import { checkBooks } from './check-books.js';
import { checkFacts } from './check-facts.js';
import { ClaimService, refuseTaken } from './claim.service.js';
import { freshBalances } from './fresh-balances.js';
import { keyIn, keyReused, refuseLongKey } from './idempotency-key.js';
import { workedForTask } from './worked-for-task.js';

const isDuplicateKey = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505';

@Injectable()
export class DecideService {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly claims: ClaimService,
    private readonly relay: Relay,
    private readonly thread: WorkThread,
  ) {}

  /** In the contract's order: 400, the same key again, 428, 422, 409, 412, then one transaction. */
  async decide(request: FastifyRequest, rawBody: unknown): Promise<DecisionReceipt> {
    const actor = actorIn(request);
    const asked = taskIn(request);
    const body = bodyOf(rawBody);
    const key = keyIn(request);
    const fingerprint = createHash('sha256')
      .update(canonicalJson({ task: asked.id, body }))
      .digest('hex');
    const before = await this.answered(actor, key, fingerprint);
    if (before) return before;
    const ifMatch = ifMatchIn(request);
    refuseLongKey(key);
    const task = await freshBalances(this.database, actor, asked);
    const wish = checked(decisionRequest, body);
    const moved = !isCurrent(ifMatch, task.version);
    const today = dayOf(await this.clock.now());
    const worked = await workedForTask(this.database, task, wish, today);
    checkDecision(task, wish, { today, moved, worked });
    await checkFacts(this.database, task, wish);
    await checkBooks(this.database, task, wish);
    await checkAttached(this.database, task, wish, today);
    await checkPrintable({ database: this.database, thread: this.thread }, actor, task, wish);
    refuseTaken(task, actor);
    if (moved) throw stale();
    return await this.write(actor, task, {
      id: randomUUID(),
      taskId: task.id,
      version: task.version,
      code: wish.decision,
      // What a formula gives is the server's, whatever was sent.
      form: worked?.form ?? wish.form,
      amount: amountDecided(task, wish, { today, worked }),
      // Blanks are no opinion, and a trail that quotes them says nothing.
      comment: isVisible(wish.comment ?? '') ? (wish.comment ?? null) : null,
      returnTo: wish.returnTo ?? null,
      reasonCode: wish.reasonCode ?? null,
      idempotencyKey: key,
      fingerprint,
      letterId: task.letterId,
      by: await this.claims.claimant(actor, request.id),
    });
  }

  private async write(
    actor: Actor,
    task: FullTask,
    order: DecisionOrder,
  ): Promise<DecisionReceipt> {
    const written = await this.tryWrite(task, order);
    if (written) {
      this.relay.nudge();
      return { decisionId: order.id, state: 'ACCEPTED' };
    }
    const before = await this.answered(actor, order.idempotencyKey, order.fingerprint);
    if (before) return before;
    refuseTaken(await this.claims.again(actor, task), actor);
    throw stale();
  }

  /** False when somebody was quicker, or the same key arrived twice at once. */
  private async tryWrite(task: FullTask, order: DecisionOrder): Promise<boolean> {
    try {
      return await decideTask(this.database, order);
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      if (!(error instanceof LetterUnready)) throw error;
      if (error.why === 'SETTLED') throw settledAlready();
      if (error.why === 'TO_REWORD') throw letterToReword();
      await this.drawAgain(task, order);
      throw outdatedLetter();
    }
  }

  /** The case draws its letter up with the figures of now; asking twice for one version asks once. */
  private async drawAgain(task: FullTask, { by }: DecisionOrder): Promise<void> {
    if (task.caseId === null) return;
    const about = `REDRAFT/${task.id}/${task.version}/${dayOf(by.businessNow)}`;
    await tellCase(this.database, task.caseId, 'REDRAFT', about);
    this.relay.nudge();
  }

  private async answered(
    actor: Actor,
    key: string,
    fingerprint: string,
  ): Promise<DecisionReceipt | null> {
    const kept = await answerOfKey(this.database, actor.personId, key);
    if (!kept) return null;
    if (kept.fingerprint === fingerprint) return { decisionId: kept.id, state: kept.state };
    throw keyReused();
  }
}
