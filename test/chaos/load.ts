/** What is under way at this instant; a kill counts only when something is. */
export class Load {
  private readonly current = new Map<symbol, string>();

  /** Until the work has ended it counts as in flight. */
  async during<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
    const mark = Symbol(what);
    this.current.set(mark, what);
    try {
      return await work();
    } finally {
      this.current.delete(mark);
    }
  }

  /** Each kind of work with how many of it. */
  now(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const what of this.current.values()) counts[what] = (counts[what] ?? 0) + 1;
    return counts;
  }

  any(): boolean {
    return this.current.size > 0;
  }
}
