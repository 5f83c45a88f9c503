import { Injectable } from '@nestjs/common';
import { dayOf, instantText } from '#domain/time/instant.js';
import type { Credentials, Session } from '#contracts/api/session.js';
import { appendAudit } from '#persistence/audit/append-audit.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { useSecret } from '#persistence/people/change-account.js';
import { forgetAttempts } from '#persistence/sessions/login-attempts.js';
import { endSession, openSession } from '#persistence/sessions/open-session.js';
import { actorOf, type Actor } from '../http/actor.js';
import { wrongPassword } from '../http/problems.js';
import { OperationsMode } from '../operations/operations-mode.js';
import { hashOf, longestHours, newToken } from '../http/session-cookie.js';
import { ownCity } from './own-city.js';
import { PasswordCheck } from './password-check.js';

/** Where a call came from, for the count of wrong passwords and the audit trail. */
export interface CalledFrom {
  readonly address: string;
  readonly requestId: string;
}

@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly mode: OperationsMode,
    private readonly passwords: PasswordCheck,
  ) {}

  /** A new token with every sign-in; one never known before cannot be planted. */
  async signIn(
    credentials: Credentials,
    from: CalledFrom,
  ): Promise<{ readonly actor: Actor; readonly token: string }> {
    const account = await this.passwords.account({ ...credentials, ...from });
    const { passwordHash, secretGood, ...signedIn } = account;
    const { username } = account;
    const token = newToken();
    const tokenHash = hashOf(token);
    const businessAt = await this.clock.now();
    await this.database.tx(async (sql) => {
      // Of two who bring the same one-time secret at once, one comes in.
      if (secretGood !== null && !(await useSecret(sql, username, passwordHash))) {
        throw wrongPassword();
      }
      await forgetAttempts(sql, username, from.address);
      await openSession(sql, { tokenHash, username, hours: longestHours });
      await appendAudit(sql, {
        businessAt,
        actor: username,
        person: account.personId,
        office: account.office,
        action: 'SIGN_IN',
        objectType: 'session',
        objectId: username,
        details: { address: from.address, ...(secretGood === null ? {} : { oneTimeSecret: true }) },
        requestId: from.requestId,
      });
    });
    return { actor: actorOf(signedIn, tokenHash), token };
  }

  /** Who one is, what one may read, and what time it is here. */
  async view(actor: Actor): Promise<Session> {
    const { movable, offsetMs } = await this.clock.state();
    const now = Date.now() + offsetMs;
    return {
      person: actor.person,
      username: actor.username,
      office: actor.office,
      posts: [...actor.posts],
      unit: actor.unit,
      scopes: actor.scopes.flatMap(({ city, unit }) => (city === null ? [] : [{ city, unit }])),
      city: ownCity(actor, dayOf(now)),
      clock: { now: instantText(now), movable },
      banner: await this.mode.banner(),
      ...(actor.mustChange ? { mustChangePassword: true as const } : {}),
    };
  }

  async signOut(actor: Actor, from: CalledFrom): Promise<void> {
    const { tokenHash } = actor;
    if (tokenHash === null) return;
    const businessAt = await this.clock.now();
    await this.database.tx(async (sql) => {
      await endSession(sql, tokenHash);
      await appendAudit(sql, {
        businessAt,
        actor: actor.username,
        person: actor.personId,
        office: actor.office,
        action: 'SIGN_OUT',
        objectType: 'session',
        objectId: actor.username,
        details: { address: from.address },
        requestId: from.requestId,
      });
    });
  }
}
