import { setTimeout as pause } from 'node:timers/promises';
import { yuan } from '#domain/money/yuan.js';
import { addDays } from '#domain/time/day.js';
import { dayOf, instantOf } from '#domain/time/instant.js';
import { fundAccounts, type FundAccount } from '#policy/fund-accounts.js';
import { servedPacks } from '#policy/load-packs.js';
import type { Instance } from '../support/instance.js';
import { Chance } from './chance.js';
import type { Load } from './load.js';
import { owedSubsidies, partOf } from './subsidies.js';

const backdated = 0.25;
/** Counties remit whenever they owe; so many others pay in besides, and everybody else's money goes back. */
const others = 0.2;
const mostDaysBack = 3;

/**
 * People outside who pay in: counties their subsidies in parts, and others money that nobody
 * expects, on the city's and the counties' accounts. Some of it is booked back to a day whose statement is out already.
 */
export class Payers {
  /** Deposits that the simulators answered; one they did not answer may have arrived as well. */
  answered = 0;
  unanswered = 0;
  private readonly chance: Chance;
  private readonly accounts: readonly FundAccount[];
  private working: Promise<void> = Promise.resolve();
  private goHome = false;

  constructor(
    private readonly instance: Instance,
    private readonly load: Load,
    seed: number,
  ) {
    this.chance = new Chance(seed, 'payers');
    this.accounts = servedPacks()
      .flatMap(fundAccounts)
      .filter(({ outside, bank }) => !outside && bank === 'bank');
  }

  /** Somebody pays in every so many milliseconds. */
  begin(everyMs: number): void {
    this.goHome = false;
    this.working = this.keepPaying(everyMs);
  }

  async stop(): Promise<void> {
    this.goHome = true;
    await this.working;
  }

  /** So many at once, as on the day when premiums are collected. */
  async payMany(count: number): Promise<void> {
    for (let paid = 0; paid < count; paid += 1) await this.payIn();
  }

  private async keepPaying(everyMs: number): Promise<void> {
    while (!this.goHome) {
      await this.payIn();
      await pause(everyMs);
    }
  }

  private async payIn(): Promise<void> {
    const back = this.chance.hits(backdated) ? this.chance.between(1, mostDaysBack) : 0;
    const deposit = this.chance.hits(others) ? this.anyDeposit() : await this.remittance();
    if (!deposit) return;
    try {
      await this.load.during('deposit', async () => {
        const valueDate = addDays(await this.today(), -back);
        await this.ask('/deposits', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ...deposit, valueDate }),
        });
      });
      this.answered += 1;
    } catch {
      this.unanswered += 1;
      await pause(300);
    }
  }

  private anyDeposit(): object {
    const to = this.chance.one(this.accounts);
    const fen = String(this.chance.between(1, 99_999_999)).padStart(3, '0');
    const amount = yuan(`${fen.slice(0, -2)}.${fen.slice(-2)}`);
    const payer = { unit: null, name: '缴费人' };
    return { system: 'bank', to: to.number, amount, reference: '到账', payer };
  }

  /** One county remits a part of what it owes, with its notice's reference; some wait until they are late. */
  private async remittance(): Promise<object | undefined> {
    const owed = await owedSubsidies(this.instance.database);
    if (owed.length === 0) return undefined;
    const { unit, account, reference, liability, open } = this.chance.one(owed);
    const amount = partOf(yuan(liability), yuan(open));
    const payer = { unit, name: '县财政局' };
    return { system: 'bank', to: account, amount, reference, payer };
  }

  private async today() {
    const { now } = (await this.ask('/clock')) as { now: string };
    return dayOf(instantOf(now));
  }

  private async ask(path: string, request: RequestInit = {}): Promise<unknown> {
    const signal = AbortSignal.timeout(5_000);
    const answer = await fetch(`${this.instance.simulators}${path}`, { ...request, signal });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  }
}
