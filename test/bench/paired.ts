/** Times of both ways, taken in turns so that a noisy machine disturbs both alike. */
export interface Paired {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  /** Of each round, how many times longer ours took at the median. */
  readonly ratios: readonly number[];
}

export interface Rounds {
  readonly rounds: number;
  /** Calls of one way in one go. */
  readonly calls: number;
}

/** Makes so many calls one after another and answers what each took, in milliseconds. */
export type Way = (calls: number) => Promise<readonly number[]>;

/** A B B A, round by round; whoever calls has warmed both. */
export async function inTurns(ours: Way, theirs: Way, { rounds, calls }: Rounds): Promise<Paired> {
  const all = { ours: [] as number[], theirs: [] as number[], ratios: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const first = await ours(calls);
    const second = await theirs(calls);
    const third = await theirs(calls);
    const fourth = await ours(calls);
    const mine = [...first, ...fourth];
    const other = [...second, ...third];
    all.ours.push(...mine);
    all.theirs.push(...other);
    all.ratios.push(percentile(mine, 50) / percentile(other, 50));
  }
  return all;
}

/** A call of this process as a way. */
export function timed(act: () => Promise<unknown>): Way {
  return async (calls) => {
    const taken: number[] = [];
    for (let call = 0; call < calls; call += 1) {
      const since = performance.now();
      await act();
      taken.push(performance.now() - since);
    }
    return taken;
  };
}

/** Until it has been called so often, or so long: caches, plans and a JIT compiler need it. */
export async function warm(way: Way, limit: { calls: number; ms: number }): Promise<void> {
  const until = performance.now() + limit.ms;
  for (let calls = 0; calls < limit.calls && performance.now() < until; calls += 10) await way(10);
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}
