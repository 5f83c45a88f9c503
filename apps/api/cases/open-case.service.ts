import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { caseWish, type CaseOpened } from '#contracts/api/cases.js';
import { numbered } from '#domain/time/period.js';
import { periodInWords } from '#domain/time/period-words.js';
import { amendmentsOf } from '#persistence/amendments/amendment-rows.js';
import { appendAudit } from '#persistence/audit/append-audit.js';
import {
  casesOfKey,
  openingOfKey,
  writeHandOpening,
  type HandOpening,
} from '#persistence/cases/hand-openings.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database, type Sql } from '#persistence/database.js';
import { startRun } from '#persistence/outbox/start-run.js';
import { createCase } from '#persistence/steps/case-rows.js';
import { Relay } from '../background/relay.port.js';
import { actorIn, type Actor } from '../http/actor.js';
import { bodyOf } from '../http/body.js';
import { checked } from '../http/checked.js';
import { canonicalJson } from '../inbox/canonical-json.js';
import { keyIn, keyReused, refuseLongKey } from '../inbox/idempotency-key.js';
import { alreadyOpen, awaitingParameter } from './opening-problems.js';
import { wishedCase, type WishedCase } from './wished-case.js';

type Words = Omit<HandOpening, 'caseId'> & { readonly requestId: string };

/** Opens a case by a person's hand (人工开办): a finding, a placement, a period that was missed. */
@Injectable()
export class OpenCaseService {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly relay: Relay,
  ) {}

  async open(request: FastifyRequest, rawBody: unknown): Promise<CaseOpened> {
    const actor = actorIn(request);
    const body = bodyOf(rawBody);
    const key = keyIn(request);
    const fingerprint = createHash('sha256')
      .update(canonicalJson({ open: body }))
      .digest('hex');
    const before = await this.answered(actor, key, fingerprint);
    if (before) return before;
    refuseLongKey(key);
    const wish = checked(caseWish, body);
    const [at, adopted] = await Promise.all([
      this.clock.now(),
      amendmentsOf(this.database, wish.city),
    ]);
    const asked = wishedCase(wish, actor, at, adopted);
    const { personId: person, username, office } = actor;
    const { reason } = wish;
    const words = { person, username, office, idempotencyKey: key, fingerprint, reason, at };
    try {
      const id = await this.database.tx((sql) =>
        this.write(sql, asked, { ...words, requestId: request.id }),
      );
      this.relay.nudge();
      return { id };
    } catch (error) {
      // The same key twice at once: the other call has opened it, and stands in the way of this one.
      const meanwhile = await this.answered(actor, key, fingerprint);
      if (meanwhile) return meanwhile;
      throw error;
    }
  }

  private async answered(
    { personId }: Actor,
    key: string,
    fingerprint: string,
  ): Promise<CaseOpened | null> {
    const kept = await openingOfKey(this.database, personId, key);
    if (kept === null) return null;
    if (kept.fingerprint !== fingerprint) throw keyReused();
    return { id: kept.caseId };
  }

  /** The key is held, so that of two who ask at once the second finds the first one's case. */
  private async write(sql: Sql, asked: WishedCase, words: Words): Promise<string> {
    const { pack, process, stream, unit, fund, key, clause, workflowType, lacks } = asked;
    const standing = await casesOfKey(sql, key);
    const hinders =
      standing.find(({ finished }) => !finished) ?? (asked.again ? null : standing[0]);
    if (hinders) throw alreadyOpen(hinders.id, hinders.finished);
    if (lacks.length > 0) throw awaitingParameter(lacks);
    const period = standing.length === 0 ? asked.period : numbered(asked.period, standing.length);
    const id = standing.length === 0 ? key : `${key.slice(0, key.lastIndexOf('/'))}/${period}`;
    await createCase(sql, {
      id,
      city: pack.id,
      process,
      stream,
      unit,
      fund,
      period,
      workflowType,
      pack: pack.reference,
      state: asked.state,
      clause,
      openedAt: words.at,
    });
    await writeHandOpening(sql, { ...words, caseId: id });
    const summary = `${periodInWords(period)} ${asked.title}`;
    await startRun(sql, { id, workflowType, input: { caseId: id }, summary });
    await appendAudit(sql, {
      businessAt: words.at,
      actor: words.username,
      person: words.person,
      office: words.office,
      action: 'CASE_OPENED',
      objectType: 'case',
      objectId: id,
      caseId: id,
      clause,
      details: { byHand: true, reason: words.reason },
      requestId: words.requestId,
    });
    return id;
  }
}
