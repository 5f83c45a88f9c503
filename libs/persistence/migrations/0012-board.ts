import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The board asks for what is late and for what is still open, of any year; both are few among the
 * many duties that are done, and only these two conditions keep the answer as short as it is.
 */
export class Board0012 implements MigrationInterface {
  /** TypeORM sorts by the last thirteen digits of the name, so that they must exceed 0009's. */
  readonly name = 'Board00129700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX obligation_late ON obligation (city, statutory, id)
        WHERE state = 'OVERDUE' AND source IN ('STATUTORY', 'ADOPTED');
      CREATE INDEX obligation_still_open ON obligation (city, statutory, id)
        WHERE state IN ('NOT_DUE', 'DUE_SOON', 'DUE_TODAY', 'AWAITING_PROOF', 'OVERDUE_PROVISIONAL');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
