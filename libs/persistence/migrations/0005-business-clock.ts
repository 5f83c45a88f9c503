import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when everything that is due by the calendar has been set going, so that no restart misses a day. */
export class BusinessClock0005 implements MigrationInterface {
  readonly name = 'BusinessClock0005700000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE business_clock ADD COLUMN fired_to timestamptz');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
