import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A reader's scope names a unit and its city. With only the unit in the index the planner took the
 * city to be a second, independent condition and read the whole city's index as well: at a million
 * tasks four times the work of the list. With both in one index there is nothing to combine.
 */
export class UnitInCity0013 implements MigrationInterface {
  readonly name = 'UnitInCity00139700000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX task_unit;
      DROP INDEX task_unit_all;
      DROP INDEX obligation_unit;
      CREATE INDEX task_unit ON task (unit, city, due_at, id) WHERE state IN ('OPEN', 'CLAIMED');
      CREATE INDEX task_unit_all ON task (unit, city, due_at, id);
      CREATE INDEX obligation_unit ON obligation (unit, city, statutory, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
