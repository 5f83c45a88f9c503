import type { MigrationInterface, QueryRunner } from 'typeorm';
import { counters } from './0024-past-proposed/counters.js';
import { judged } from './0024-past-proposed/judged.js';
import { tasks } from './0024-past-proposed/tasks.js';

/** A day that only reminds is never overdue: PAST_PROPOSED, held by the tables themselves. */
export class PastProposed0024 implements MigrationInterface {
  /** TypeORM sorts by the last thirteen digits of the name. */
  readonly name = 'PastProposed00249700000000024';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [judged, counters, tasks]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
