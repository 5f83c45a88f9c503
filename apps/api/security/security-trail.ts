import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { instantText } from '#domain/time/instant.js';
import { appendAudit, type AuditLine } from '#persistence/audit/append-audit.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import type { FoundAccount } from '#persistence/sessions/find-session.js';
import type { Actor } from '../http/actor.js';
import { AuditBrake, type Measure } from './audit-brake.js';

const nestLog = new Logger('SecurityTrail');

type Line = Omit<AuditLine, 'businessAt'>;

const windowMs = 15 * 60_000;
/** The most that is lost of what was kept out of the trail when the process is killed. */
const tellEveryMs = 60_000;
/** Of one account; of one address with names that nobody has; of all such names. In one window. */
const most = { account: 20, stranger: 5, strangers: 60, refusals: 20 };

interface Tried {
  readonly username: string;
  readonly address: string;
  readonly requestId: string;
}

/**
 * What was refused, for the audit trail: wrong passwords, and calls that somebody may not make. A name
 * that nobody has is not written down, since people type their passwords there by mistake.
 */
@Injectable()
export class SecurityTrail implements OnApplicationShutdown {
  private readonly brake = new AuditBrake<Line>(windowMs, tellEveryMs);
  private readonly timer = setInterval(() => this.tellSilenced(Date.now()), tellEveryMs).unref();
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
  ) {}

  wrongPassword(tried: Tried, account: FoundAccount | null): void {
    this.note(measures(tried, account), lineOf('SIGN_IN_REFUSED', tried, account));
  }

  /** The account is closed to this address for a while: one line a window says so. */
  tooManyAttempts(tried: Tried, account: FoundAccount | null): void {
    const blocked = { key: `blocked ${tried.username} ${tried.address}`, most: 1 };
    const all = account ? measures(tried, account) : [{ key: 'blocked', most: most.stranger }];
    this.note([...all, blocked], lineOf('SIGN_IN_BLOCKED', tried, account));
  }

  /** A call that was answered 403: `call` is its method and route, not what was written in it. */
  refused(actor: Actor, call: string, code: string, requestId: string): void {
    this.note([{ key: `refused ${actor.username}`, most: most.refusals }], {
      actor: actor.username,
      person: actor.department === 'OPERATOR' ? null : actor.personId,
      office: actor.office,
      action: 'REFUSED',
      objectType: 'call',
      objectId: call,
      details: { code },
      requestId,
    });
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.tellSilenced(Number.POSITIVE_INFINITY);
    await this.writing;
  }

  private note(of: readonly Measure[], line: Line): void {
    const now = Date.now();
    this.tellSilenced(now);
    if (this.brake.lets(of, line, now)) this.write(line);
  }

  private tellSilenced(now: number): void {
    for (const { about, count, since } of this.brake.over(now)) {
      const { requestId: _one, ...line } = about;
      const details = { ...line.details, more: count, since: instantText(since) };
      this.write({ ...line, action: `${line.action}_MORE`, details });
    }
  }

  /** One after the other: strangers take one connection of the pool at most. */
  private write(line: Line): void {
    this.writing = this.afterOthers(line, this.writing);
  }

  private async afterOthers(line: Line, others: Promise<void>): Promise<void> {
    await others;
    try {
      await appendAudit(this.database, { ...line, businessAt: await this.clock.now() });
    } catch (error) {
      nestLog.warn(
        `audit line ${line.action} of ${line.objectId} was not written: ${String(error)}`,
      );
    }
  }
}

const measures = ({ username, address }: Tried, account: FoundAccount | null): Measure[] =>
  account
    ? [{ key: `account ${username}`, most: most.account }]
    : [
        { key: 'strangers', most: most.strangers },
        { key: `stranger ${address}`, most: most.stranger },
      ];

const lineOf = (
  action: string,
  { username, address, requestId }: Tried,
  account: FoundAccount | null,
): Line => ({
  actor: account ? username : 'stranger',
  person: account?.personId ?? null,
  office: account?.office ?? null,
  action,
  objectType: 'session',
  objectId: account ? username : 'unknown',
  details: { address },
  requestId,
});
