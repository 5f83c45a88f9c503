export interface TurnLimits {
  /** Pieces of work under way at the same time. */
  readonly atOnce: number;
  /** Callers inside, working or waiting, in all and of one key. */
  readonly places: number;
  readonly placesOfOne: number;
}

type Begin = () => void;
/** Those who wait, by key; the key that waited longest comes first. */
type Lines = Map<string, Begin[]>;

/** Of those who are well known so many go before one of the others, who thus get on as well. */
const knownBeforeOther = 3;

/**
 * Bounded work for callers who may be strangers: so many inside, so many at work, and those who wait
 * are taken from each key in turn, so that one who sends much waits behind itself and not before others.
 * Keys that are well known have a row of their own, which strangers by the hundred make no longer.
 */
export class Turns {
  private readonly inside = new Map<string, number>();
  private readonly known: Lines = new Map();
  private readonly others: Lines = new Map();
  private knownInARow = 0;
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

  /** Does `work` when it is this key's turn; `isKnown`: a key that is no stranger's. */
  async turn<Result>(key: string, work: () => Promise<Result>, isKnown = false): Promise<Result> {
    if (this.working >= this.limits.atOnce) {
      const lines = isKnown ? this.known : this.others;
      await new Promise<void>((begin) => {
        const line = lines.get(key);
        if (line) line.push(begin);
        else lines.set(key, [begin]);
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
    const lines = this.row();
    const [first] = lines;
    if (!first) {
      this.working -= 1;
      return;
    }
    const [key, line] = first;
    const begin = line.shift();
    lines.delete(key);
    if (line.length > 0) lines.set(key, line);
    begin?.();
  }

  private row(): Lines {
    const toOthers = this.known.size === 0 || this.knownInARow >= knownBeforeOther;
    const others = this.others.size > 0 && toOthers;
    this.knownInARow = others ? 0 : this.knownInARow + 1;
    return others ? this.others : this.known;
  }
}
