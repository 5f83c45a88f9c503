import { setTimeout as pause } from 'node:timers/promises';
import { instantOf, instantText } from '#domain/time/instant.js';
import { Caller } from '../support/caller.js';
import type { Instance } from '../support/instance.js';
import type { Load } from './load.js';

const againMs = 500;
const minuteMs = 60_000;

/** Moves the business clock through every outage; a move that was cut off is asked for again. */
export class ClockHand {
  private readonly operator: Caller;

  constructor(
    instance: Instance,
    private readonly load: Load,
    private readonly patienceMs = 180_000,
  ) {
    this.operator = Caller.operator(instance.api, instance.operatorKey);
  }

  /** Answers what was still pending on arrival. Given up when time has stood still for too long. */
  async moveTo(instant: number): Promise<readonly string[]> {
    const to = instantText(instant);
    return this.load.during('clock move', async () => {
      let stood = 0;
      for (let until = performance.now() + this.patienceMs; ;) {
        const answer = await this.operator
          .post<{ pending?: string[] }>('/clock', { to })
          .catch(() => undefined);
        if (answer?.status === 200) return answer.body.pending ?? [];
        if (answer?.status === 409) return []; // an earlier attempt got there, and time went on
        const now = await this.now();
        if (now - stood > minuteMs) until = performance.now() + this.patienceMs;
        stood = Math.max(stood, now);
        if (performance.now() > until) throw new Error(`the clock did not get to ${to}`);
        await pause(againMs);
      }
    });
  }

  /** From where business time stands now. */
  async moveOn(minutes: number): Promise<readonly string[]> {
    return this.moveTo((await this.now()) + minutes * 60_000);
  }

  async now(): Promise<number> {
    for (const until = performance.now() + this.patienceMs; ;) {
      const answer = await this.operator.get<{ now: string }>('/clock').catch(() => undefined);
      if (answer?.status === 200) return instantOf(answer.body.now);
      if (performance.now() > until) throw new Error('the clock does not answer');
      await pause(againMs);
    }
  }
}
