/** Lines that were kept out of the audit trail, told in one. */
export interface Silenced<About> {
  readonly about: About;
  readonly count: number;
  readonly since: number;
}

interface Window<About> {
  readonly about: About;
  readonly since: number;
  lines: number;
  /** Since it was told last. */
  silenced: number;
  told: number;
}

/** A key with the most lines that it may have in one window. */
export interface Measure {
  readonly key: string;
  readonly most: number;
}

/**
 * Decides which of many like events get a line of their own: so many of one key in a window, then
 * silence, and now and then one line that says how many there were. A stranger cannot fill the trail,
 * and a process that is killed takes the count of one such pause with it and no more.
 */
export class AuditBrake<About> {
  private readonly windows = new Map<string, Window<About>>();

  constructor(
    private readonly windowMs: number,
    private readonly tellEveryMs: number,
  ) {}

  /** Whether the event gets its line. The first measure that is full counts it instead. */
  lets(measures: readonly Measure[], about: About, now: number): boolean {
    for (const { key, most } of measures) {
      const window = this.windows.get(key) ?? {
        about,
        since: now,
        told: now,
        lines: 0,
        silenced: 0,
      };
      this.windows.set(key, window);
      if (window.lines >= most) {
        window.silenced += 1;
        return false;
      }
    }
    for (const { key } of measures) {
      const window = this.windows.get(key);
      if (window) window.lines += 1;
    }
    return true;
  }

  /** Takes away the windows that are over by then, and answers what is to be told of silence. */
  over(now: number): Silenced<About>[] {
    const told: Silenced<About>[] = [];
    for (const [key, window] of this.windows) {
      const over = now - window.since >= this.windowMs;
      if (over) this.windows.delete(key);
      if (!over && now - window.told < this.tellEveryMs) continue;
      const { about, silenced: count, told: since } = window;
      if (count > 0) told.push({ about, count, since });
      Object.assign(window, { silenced: 0, told: now });
    }
    return told;
  }
}
