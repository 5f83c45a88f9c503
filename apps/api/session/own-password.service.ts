import { Injectable } from '@nestjs/common';
import type { PasswordChange } from '#contracts/api/session.js';
import { appendAudit } from '#persistence/audit/append-audit.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { changePassword, endSessionsOf } from '#persistence/people/change-account.js';
import { hashPassword, normalised } from '#persistence/people/password-hash.js';
import { forgetAttempts } from '#persistence/sessions/login-attempts.js';
import type { Actor } from '../http/actor.js';
import { wrongPassword } from '../http/problems.js';
import { ProductionGuard } from '../operations/production-guard.js';
import { PasswordCheck } from './password-check.js';
import { passwordFault } from './password-rule.js';
import { unfitPassword } from './session-problems.js';
import type { CalledFrom } from './session.service.js';

/** One's own password: the old one is asked for again, and every other session of one's own ends. */
@Injectable()
export class OwnPasswordService {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly passwords: PasswordCheck,
    private readonly guard: ProductionGuard,
  ) {}

  async change(actor: Actor, given: PasswordChange, from: CalledFrom): Promise<void> {
    const { username } = actor;
    const old = await this.passwords.account({ username, password: given.current, ...from }, true);
    // The old one was right: a new one that does not fit is no wrong password.
    await this.database.tx((sql) => forgetAttempts(sql, username, from.address));
    const fault = passwordFault(given.new, actor, this.guard.passwords());
    if (fault) throw unfitPassword(fault);
    if (normalised(given.new) === normalised(given.current)) {
      const message = '与原密码相同 / It is the same as before';
      throw unfitPassword({ code: 'SAME_AS_BEFORE', message });
    }
    const newHash = await this.passwords.hashed(from.address, () => hashPassword(given.new));
    const businessAt = await this.clock.now();
    await this.database.tx(async (sql) => {
      const change = { username, oldHash: old.passwordHash, newHash };
      if (!(await changePassword(sql, change))) throw wrongPassword();
      const ended = await endSessionsOf(sql, username, actor.tokenHash);
      await appendAudit(sql, {
        businessAt,
        actor: username,
        person: actor.personId,
        office: actor.office,
        action: 'PASSWORD_CHANGED',
        objectType: 'account',
        objectId: username,
        details: { address: from.address, otherSessionsEnded: ended },
        requestId: from.requestId,
      });
    });
  }
}
