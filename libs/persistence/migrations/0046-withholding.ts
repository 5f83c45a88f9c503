import type { MigrationInterface, QueryRunner } from 'typeorm';
import { counters } from './0046-withholding/counters.js';
import { guards } from './0046-withholding/guards.js';
import { tables } from './0046-withholding/tables.js';

/**
 * 代扣 (docs/adr/0046): a duty in money that was missed is made good out of what finance settles with the debtor.
 * Two persons decide it; what is withheld stands apart from what has been received.
 */
export class Withholding0046 implements MigrationInterface {
  readonly name = 'Withholding00469700000000046';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [tables, guards, counters]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
