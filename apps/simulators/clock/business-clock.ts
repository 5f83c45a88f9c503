import { join } from 'node:path';
import { z } from 'zod';
import { dayOf } from '#domain/time/instant.js';
import type { Day } from '#domain/time/day.js';
import { readWhole, writeWhole } from '../journal/write-whole.js';

const stored = z.strictObject({ offsetMs: z.number(), movedTo: z.number() });

/** Nearer than this is now. */
const SAME_MS = 1_000;

/**
 * The outside world's business time (业务时钟): real time plus an offset that is kept on disk.
 * Before its first move it may go anywhere, so that a rehearsal can start in an earlier year;
 * afterwards only forward.
 */
export class BusinessClock {
  readonly #path: string;
  readonly #real: () => number;
  #offsetMs = 0;
  #movedTo: number | null = null;
  #latest = Number.NEGATIVE_INFINITY;

  constructor(folder: string, real: () => number = Date.now) {
    this.#path = join(folder, 'clock.json');
    this.#real = real;
    const kept = readWhole(this.#path);
    if (kept === undefined) return;
    ({ offsetMs: this.#offsetMs, movedTo: this.#movedTo } = stored.parse(kept));
  }

  /** Milliseconds since 1970; the machine's clock set back does not take it back. */
  now(): number {
    this.#latest = Math.max(this.#latest, this.#real() + this.#offsetMs);
    return this.#latest;
  }

  today(): Day {
    return dayOf(this.now());
  }

  /**
   * False when the instant lies before now. The last move asked again is no step back, nor is an
   * instant of the last second: instants are written in whole seconds, and the product's clock is
   * a few milliseconds behind this one.
   */
  moveTo(instant: number): boolean {
    if (instant === this.#movedTo) return true;
    if (this.#movedTo !== null && instant < this.now()) return this.now() - instant <= SAME_MS;
    this.#offsetMs = instant - this.#real();
    this.#movedTo = instant;
    this.#latest = instant;
    writeWhole(this.#path, { offsetMs: this.#offsetMs, movedTo: instant });
    return true;
  }
}
