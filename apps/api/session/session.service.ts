import { Injectable } from '@nestjs/common';
import { instantText } from '#domain/time/instant.js';
import type { Credentials, Session } from '#contracts/api/session.js';
import { appendAudit } from '#persistence/audit/append-audit.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { findAccount } from '#persistence/sessions/find-session.js';
import { beginAttempt, forgetAttempts } from '#persistence/sessions/login-attempts.js';
import { endSession, openSession } from '#persistence/sessions/open-session.js';
import { actorOf, type Actor } from '../http/actor.js';
import { tooManyAttempts, wrongPassword } from '../http/problems.js';
import { OperationsMode } from '../operations/operations-mode.js';
import { hashOf, longestHours, newToken } from '../http/session-cookie.js';
import { isPassword } from './passwords.js';

const limit = { attempts: 5, minutes: 15 };

@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly mode: OperationsMode,
  ) {}

  /** A new token with every sign-in; one never known before cannot be planted. */
  async signIn(
    { username, password }: Credentials,
    requestId: string,
  ): Promise<{ readonly actor: Actor; readonly token: string }> {
    const { waitSeconds } = await beginAttempt(this.database, username, limit);
    if (waitSeconds !== null) throw tooManyAttempts(waitSeconds);
    const account = await findAccount(this.database, username);
    const right = await isPassword(account?.passwordHash ?? null, password);
    if (!account || !right) throw wrongPassword();
    const { passwordHash: _kept, ...signedIn } = account;
    const token = newToken();
    const tokenHash = hashOf(token);
    const businessAt = await this.clock.now();
    await this.database.tx(async (sql) => {
      await forgetAttempts(sql, username);
      await openSession(sql, { tokenHash, username, hours: longestHours });
      await appendAudit(sql, {
        businessAt,
        actor: username,
        person: account.personId,
        office: account.office,
        action: 'SIGN_IN',
        objectType: 'session',
        objectId: username,
        requestId,
      });
    });
    return { actor: actorOf(signedIn, tokenHash), token };
  }

  /** Who one is, what one may read, and what time it is here. */
  async view(actor: Actor): Promise<Session> {
    const { movable, offsetMs } = await this.clock.state();
    return {
      person: actor.person,
      username: actor.username,
      office: actor.office,
      posts: [...actor.posts],
      unit: actor.unit,
      scopes: actor.scopes.flatMap(({ city, unit }) => (city === null ? [] : [{ city, unit }])),
      clock: { now: instantText(Date.now() + offsetMs), movable },
      banner: await this.mode.banner(),
    };
  }

  async signOut(actor: Actor): Promise<void> {
    if (actor.tokenHash) await endSession(this.database, actor.tokenHash);
  }
}
