import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 办件 as lists, newest first: a city's, a process's of it, and a unit's, each along its own index.
 */
export class CaseLists0040 implements MigrationInterface {
  readonly name = 'CaseLists00409700000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX process_case_newest ON process_case (city, opened_at DESC, id DESC);
      CREATE INDEX process_case_of_process ON process_case (city, process, opened_at DESC, id DESC);
      CREATE INDEX process_case_of_unit ON process_case (unit, opened_at DESC, id DESC);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
