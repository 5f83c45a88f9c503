export interface TurnLimits {
  /** Pieces of work under way at the same time. */
  readonly atOnce: number;
  /** Callers inside, working or waiting, in all and of one key. */
  readonly places: number;
  readonly placesOfOne: number;
}

/**
 * Bounded work for callers who may be strangers: so many inside, so many at work, and those who wait
 * are taken from each key in turn, so that one who sends much waits behind itself and not before others.
 */
export class Turns {
  private readonly inside = new Map<string, number>();
  private readonly waiting = new Map<string, (() => void)[]>();
  private all = 0;
  private working = 0;

  constructor(
    private readonly limits: TurnLimits,
    private readonly full: () => Error,
  ) {}

  /** Holds a place while `visit` lasts; throws at once when there is none. */
  async within<Result>(key: string, visit: () => Promise<Result>): Promise<Result> {
    const own = this.inside.get(key) ?? 0;
    if (this.all >= this.limits.places || own >= this.limits.placesOfOne) throw this.full();
    this.all += 1;
    this.inside.set(key, own + 1);
    try {
      return await visit();
    } finally {
      this.all -= 1;
      const left = (this.inside.get(key) ?? 1) - 1;
      if (left === 0) this.inside.delete(key);
      else this.inside.set(key, left);
    }
  }

  /** Does `work` when it is this key's turn. */
  async turn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    if (this.working >= this.limits.atOnce) {
      await new Promise<void>((begin) => {
        const line = this.waiting.get(key);
        if (line) line.push(begin);
        else this.waiting.set(key, [begin]);
      });
    } else this.working += 1;
    try {
      return await work();
    } finally {
      this.next();
    }
  }

  /** The slot goes to the key that waited longest; its further callers go to the end. */
  private next(): void {
    const [first] = this.waiting;
    if (!first) {
      this.working -= 1;
      return;
    }
    const [key, line] = first;
    const begin = line.shift();
    this.waiting.delete(key);
    if (line.length > 0) this.waiting.set(key, line);
    begin?.();
  }
}
