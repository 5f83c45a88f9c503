const window = 5 * 60_000;
const deathsAllowed = 5;
const pauses = [300, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000];

/**
 * How soon a dead child is started again, and when that is given up.
 *
 * Deaths that a dead database or engine caused are not held against the child; they only
 * make the pauses longer.
 */
export class RestartPolicy {
  private deaths: { readonly at: number; readonly ownFault: boolean }[] = [];

  /** Answers the pause in milliseconds, or null after five deaths of its own in five minutes. */
  died(at: number, ownFault: boolean): number | null {
    this.deaths = this.deaths.filter((death) => at - death.at < window);
    this.deaths.push({ at, ownFault });
    if (this.deaths.filter((death) => death.ownFault).length >= deathsAllowed) return null;
    return pauses[Math.min(this.deaths.length, pauses.length) - 1] ?? 0;
  }
}
