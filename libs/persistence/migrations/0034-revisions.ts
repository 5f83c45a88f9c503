import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A process that goes through a stage again with new figures (docs/adr/0034) goes through it in the next
 * revision: what was heard and passed before stays. What a stage came to is kept with it, so that a case
 * that the engine has lost takes the same branch again.
 */
export class Revisions0034 implements MigrationInterface {
  readonly name = 'Revisions00349700000000034';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE case_answer ADD COLUMN revision integer NOT NULL DEFAULT 1 CHECK (revision > 0);
      ALTER TABLE case_stage
        ADD COLUMN revision integer NOT NULL DEFAULT 1 CHECK (revision > 0),
        ADD COLUMN outcome jsonb,
        DROP CONSTRAINT case_stage_pkey,
        ADD PRIMARY KEY (case_id, stage, revision);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
