/** What a step may take by itself, without anybody being out of order. */
const ordinaryMs = 5_000;

/** How long a move has waited for others so far; its own work does not count. */
export class Patience {
  private usedMs = 0;

  constructor(private readonly limitMs: number) {}

  spent(): boolean {
    return this.usedMs >= this.limitMs;
  }

  /** The instant at which one wait must end. */
  until(mostMs: number): number {
    return Date.now() + Math.max(0, Math.min(mostMs, this.limitMs - this.usedMs));
  }

  async spend(wait: () => Promise<unknown>, free = ordinaryMs): Promise<void> {
    const since = Date.now();
    await wait();
    const took = Date.now() - since;
    if (took > free) this.usedMs += took;
  }
}
