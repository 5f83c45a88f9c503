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
  silenced: number;
}

/** A key with the most lines that it may have in one window. */
export interface Measure {
  readonly key: string;
  readonly most: number;
}

/**
 * Decides which of many like events get a line of their own: so many of one key in a window, then
 * silence, and one line at its end that says how many there were. A stranger cannot fill the trail.
 */
export class AuditBrake<About> {
  private readonly windows = new Map<string, Window<About>>();

  constructor(private readonly windowMs: number) {}

  /** Whether the event gets its line. The first measure that is full counts it instead. */
  lets(measures: readonly Measure[], about: About, now: number): boolean {
    for (const { key, most } of measures) {
      const window = this.windows.get(key) ?? { about, since: now, lines: 0, silenced: 0 };
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

  /** Takes away the windows that are over by then, and answers what they were silent about. */
  over(now: number): Silenced<About>[] {
    const told: Silenced<About>[] = [];
    for (const [key, { about, since, silenced }] of this.windows) {
      if (now - since < this.windowMs) continue;
      this.windows.delete(key);
      if (silenced > 0) told.push({ about, count: silenced, since });
    }
    return told;
  }
}
