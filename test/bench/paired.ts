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

/** A B B A, round by round, after both are warm. */
export async function inTurns(
  ours: () => Promise<unknown>,
  theirs: () => Promise<unknown>,
  { rounds, calls }: Rounds,
): Promise<Paired> {
  await times(ours, calls);
  await times(theirs, calls);
  const all = { ours: [] as number[], theirs: [] as number[], ratios: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const first = await times(ours, calls);
    const second = await times(theirs, calls);
    const third = await times(theirs, calls);
    const fourth = await times(ours, calls);
    const mine = [...first, ...fourth];
    const other = [...second, ...third];
    all.ours.push(...mine);
    all.theirs.push(...other);
    all.ratios.push(percentile(mine, 50) / percentile(other, 50));
  }
  return all;
}

async function times(act: () => Promise<unknown>, calls: number): Promise<number[]> {
  const taken: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    const since = performance.now();
    await act();
    taken.push(performance.now() - since);
  }
  return taken;
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}
