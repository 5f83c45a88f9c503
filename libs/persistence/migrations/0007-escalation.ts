import type { MigrationInterface, QueryRunner } from 'typeorm';
import { counters } from './0007-escalation/counters.js';
import { ladder } from './0007-escalation/ladder.js';
import { receipts } from './0007-escalation/receipts.js';

/** Duties that bite: stages met by receipts, the ladder of a breach, and the counters of the board. */
export class Escalation0007 implements MigrationInterface {
  readonly name = 'Escalation0007700000000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [receipts, ladder, counters]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
