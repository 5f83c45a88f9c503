import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { plus, yuan } from '#domain/money/yuan.js';
import type { System } from '../books/events.js';
import { Problem } from '../http/problem.js';
import type { Fault, Operation } from './fault-list.js';
import type { FaultPlan } from './fault-plan.js';
import type { BusinessClock } from '../clock/business-clock.js';

/** Longer than any client waits; then the socket is torn down. */
const SILENCE_MS = 30_000;
const OUT_OF_ORDER_MS = 1_000;
const DEFAULT_HOURS = 24;
const A_FEN = yuan('0.01');

const find = (faults: readonly Fault[], name: Fault['fault']): Fault | undefined =>
  faults.find(({ fault }) => fault === name);

/** One fen too much, wherever the answer names an amount. */
export function wrongAmount<T extends object>(answer: T): T {
  if (!('amount' in answer) || typeof answer.amount !== 'string') return answer;
  return { ...answer, amount: plus(yuan(answer.amount), A_FEN) };
}

/** Answers calls the way an unreliable outside system would. */
export class FaultyCounter {
  readonly #lastAnswers = new Map<string, object>();
  readonly #held = new Map<string, Set<() => void>>();
  readonly #ends = new AbortController();

  constructor(
    private readonly plan: FaultPlan,
    private readonly clock: BusinessClock,
    private readonly durable: () => Promise<void>,
  ) {
    setMaxListeners(0, this.#ends.signal);
  }

  /** `work` does what was asked; it is given the hours by which its own effect is to be late. */
  async answer(
    at: { readonly system: System; readonly operation: Operation; readonly reply: FastifyReply },
    work: (lateHours: number) => object,
  ): Promise<object | undefined> {
    const faults = this.plan.draw(at.system, at.operation, this.clock.today());
    const before = find(faults, 'timeoutBefore');
    if (before) return this.#silence(at.reply, before);
    const refused = find(faults, 'error5xx');
    if (refused) {
      await this.#pause(refused.delayMs ?? 0);
      throw new Problem(503, 'OUT_OF_ORDER', '系统维护中，请稍后再问 Ask again later.');
    }
    const late = find(faults, 'late');
    const done = work(late ? (late.hours ?? DEFAULT_HOURS) : 0);
    const after = find(faults, 'timeoutAfter');
    if (after) {
      await this.durable();
      return this.#silence(at.reply, after);
    }
    return this.#distort(`${at.system}/${at.operation}`, done, faults);
  }

  /** Lets every held call go, so that the process can end. */
  stop(): void {
    this.#ends.abort();
    for (const waiting of this.#held.values()) for (const release of waiting) release();
  }

  async #distort(lane: string, done: object, faults: readonly Fault[]): Promise<object> {
    const repeated = find(faults, 'duplicate') && this.#lastAnswers.get(lane);
    const wrong = find(faults, 'wrongAmount');
    const answer = repeated ?? (wrong ? wrongAmount(done) : done);
    this.#lastAnswers.set(lane, done);
    const overtaken = find(faults, 'outOfOrder');
    if (overtaken) await this.#hold(lane, overtaken.delayMs ?? OUT_OF_ORDER_MS);
    else for (const release of this.#held.get(lane) ?? []) setImmediate(release);
    const slow = faults.find(({ fault, delayMs }) => fault !== 'outOfOrder' && delayMs);
    await this.#pause(slow?.delayMs ?? 0);
    return answer;
  }

  /** Until a later answer of the same kind has gone out, or the time is over. */
  async #hold(lane: string, longestMs: number): Promise<void> {
    const waiting = this.#held.get(lane) ?? new Set();
    this.#held.set(lane, waiting);
    await new Promise<void>((resolve) => {
      const release = (): void => {
        clearTimeout(timer);
        waiting.delete(release);
        resolve();
      };
      const timer = setTimeout(release, longestMs);
      waiting.add(release);
    });
  }

  #silence(reply: FastifyReply, { delayMs }: Fault): undefined {
    reply.hijack();
    const end = (): void => {
      clearTimeout(timer);
      this.#ends.signal.removeEventListener('abort', end);
      reply.raw.destroy();
    };
    const timer = setTimeout(end, delayMs ?? SILENCE_MS);
    this.#ends.signal.addEventListener('abort', end);
    reply.raw.once('close', end);
    return undefined;
  }

  async #pause(ms: number): Promise<void> {
    if (ms > 0) await pause(ms, undefined, { signal: this.#ends.signal }).catch(() => undefined);
  }
}
