import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '#persistence/database.js';
import { isPassword } from '#persistence/people/password-hash.js';
import { findAccount, type FoundAccount } from '#persistence/sessions/find-session.js';
import { beginAttempt, pruneAttempts } from '#persistence/sessions/login-attempts.js';
import { Turns } from '../http/turns.js';
import { ProductionGuard } from '../operations/production-guard.js';
import { SecurityTrail } from '../security/security-trail.js';
import { KnownAddresses } from './known-addresses.js';
import { tooBusy, tooManyAttempts, wrongPassword } from './session-problems.js';

/** From one address, for one account (docs/people.md › Wrong passwords). */
const limit = { attempts: 5, minutes: 15 };
/** Above so many an hour for one account, from wherever: every answer takes the longest. */
export const guessedAt = 100;
const longestMs = 2_000;
const turns = { atOnce: 4, places: 1_000, placesOfOne: 100 };
const pruneEvery = 200;

/** Nothing while few were wrong, then longer with each, so that guessing from many places is slow. */
export const delayMs = (wrongLastHour: number): number =>
  wrongLastHour < limit.attempts
    ? 0
    : Math.min(longestMs, Math.ceil((wrongLastHour / guessedAt) * longestMs));

export interface Given {
  readonly username: string;
  readonly password: string;
  readonly address: string;
  readonly requestId: string;
}

/** Looks at passwords: counted by account and address, slowed, and never more than a few at once. */
@Injectable()
export class PasswordCheck {
  private readonly turns = new Turns(turns, tooBusy);
  private readonly known: KnownAddresses;
  private sincePruned = pruneEvery;

  constructor(
    private readonly database: Database,
    private readonly trail: SecurityTrail,
    private readonly guard: ProductionGuard,
  ) {
    this.known = new KnownAddresses(database);
  }

  /**
   * The account whose password or unused one-time secret was given; anything else is refused with
   * the same words and in the same time. `ofSession`: its secret was used to come in, and counts.
   */
  async account(given: Given, ofSession = false): Promise<FoundAccount> {
    const { address } = given;
    return await this.turns.within(address, async () => {
      await this.known.read();
      const account = await this.counted(given);
      const right = await this.turn(address, () =>
        isPassword(account?.passwordHash ?? null, given.password),
      );
      const fits = account !== null && (ofSession || account.secretGood !== false);
      // Someone's row may be newer than the last look at all of them.
      const published = this.guard.isPublished(given.password) && !(await this.guard.movable());
      if (account && right && fits && !published) {
        this.known.add({ username: given.username, address });
        return account;
      }
      this.trail.wrongPassword(given, account);
      throw wrongPassword();
    });
  }

  /** Hashing costs as much as looking, so it takes its turn too. */
  async hashed<Result>(address: string, work: () => Promise<Result>): Promise<Result> {
    return await this.turn(address, work);
  }

  private async turn<Result>(address: string, work: () => Promise<Result>): Promise<Result> {
    return await this.turns.turn(address, work, this.known.hasAddress(address));
  }

  private async counted(given: Given): Promise<FoundAccount | null> {
    const { username, address } = given;
    const { account, counted } = await this.turn(address, async () => {
      const found = await findAccount(this.database, username);
      await this.prune();
      const attempt = { username, address, known: found !== null };
      return { account: found, counted: await beginAttempt(this.database, attempt, limit) };
    });
    if (counted.waitSeconds !== null) {
      this.trail.tooManyAttempts(given, account);
      throw tooManyAttempts(counted.waitSeconds);
    }
    const wait = this.known.has(given) ? 0 : delayMs(counted.lastHour);
    if (wait > 0) await pause(wait);
    return account;
  }

  private async prune(): Promise<void> {
    this.sincePruned += 1;
    if (this.sincePruned < pruneEvery) return;
    this.sincePruned = 0;
    await pruneAttempts(this.database);
  }
}
