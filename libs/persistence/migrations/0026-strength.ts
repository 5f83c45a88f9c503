import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 应, 原则上, 一般, 可: how binding the words are stands on each duty and task, and only what SHALL be
 * done binds (docs/adr/0025). Whatever was written down before was taken for an order.
 */
export class Strength0026 implements MigrationInterface {
  /** TypeORM sorts by the last thirteen digits of the name. */
  readonly name = 'Strength00269700000000026';

  async up(runner: QueryRunner): Promise<void> {
    const column = `ADD COLUMN strength text NOT NULL DEFAULT 'SHALL'
      CHECK (strength IN ('SHALL', 'PRINCIPLE', 'GENERALLY', 'MAY'))`;
    await runner.query(`
      ALTER TABLE obligation ${column};
      ALTER TABLE task ${column};
      CREATE FUNCTION duty_binds(source text, strength text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT strength = 'SHALL' AND source IN ('STATUTORY', 'ADOPTED')
      $$;
      /* PostgreSQL 15 cannot give a generated column another expression; its check goes and comes with it. */
      ALTER TABLE obligation DROP COLUMN binds;
      ALTER TABLE obligation ADD COLUMN binds boolean NOT NULL GENERATED ALWAYS AS (duty_binds(source, strength)) STORED;
      ALTER TABLE obligation ADD CONSTRAINT verdict_fits_the_day CHECK (
        CASE WHEN state IN ('OVERDUE', 'OVERDUE_PROVISIONAL') THEN binds
             WHEN state = 'PAST_PROPOSED' THEN NOT binds ELSE true END);
      DROP FUNCTION duty_binds(text);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
