import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The city reads all its tasks, finished ones too, by due date; without an order to follow it sorted them all. */
export class InboxOfCity0006 implements MigrationInterface {
  readonly name = 'InboxOfCity0006700000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX task_city_all ON task (city, due_at, id)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
