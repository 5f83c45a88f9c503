import type { Database } from '#persistence/database.js';
import { demoStanding } from '#persistence/demo/demo-load.js';

/** The worker was started for one kind of clock, and the database is of the other, or of a demo. */
export class ForeignClock extends Error {
  constructor() {
    super(
      'TONGCHOU_CLOCK and the database do not fit: a demo is no production (docs/adr/0019-demo-is-demo.md)',
    );
    this.name = 'ForeignClock';
  }
}

/** Nothing runs for a demo under a real clock, nor for production under a movable one. */
export async function mustFitClock(database: Database, movable: boolean): Promise<void> {
  const [clock] = await database.rows<{ movable: boolean }>('SELECT movable FROM business_clock');
  if (clock === undefined) return;
  const demo = !clock.movable && (await demoStanding(database)).demo;
  if (clock.movable !== movable || demo) throw new ForeignClock();
}
