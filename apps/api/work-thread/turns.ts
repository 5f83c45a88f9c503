/** How many jobs may wait: of one person, and of all together. */
export interface Room {
  readonly each: number;
  readonly all: number;
}

/**
 * Jobs that wait for the one thread. Persons take turns, whoever has waited longest first, so that
 * nobody who sends many keeps the others waiting for more than one job of theirs.
 */
export class Turns<Job> {
  private readonly waiting = new Map<string, Job[]>();
  private count = 0;

  constructor(private readonly room: Room) {}

  /** Puts a job at the end of its person's row; false where there is no more room. */
  add(person: string, job: Job): boolean {
    const row = this.waiting.get(person) ?? [];
    if (row.length >= this.room.each || this.count >= this.room.all) return false;
    row.push(job);
    this.waiting.set(person, row);
    this.count += 1;
    return true;
  }

  /** The next job, if any; its person goes to the end. */
  next(): Job | undefined {
    for (const [person, row] of this.waiting) {
      const job = row.shift();
      this.waiting.delete(person);
      if (row.length > 0) this.waiting.set(person, row);
      if (job === undefined) continue;
      this.count -= 1;
      return job;
    }
    return undefined;
  }
}
