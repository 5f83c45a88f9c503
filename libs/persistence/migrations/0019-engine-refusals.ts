import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What somebody else sent into the engine and no case took in. One line per workflow and kind:
 * whoever sends a thousand messages writes one line, not a thousand.
 */
export class EngineRefusals0019 implements MigrationInterface {
  readonly name = 'EngineRefusals00199700000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE engine_refusal (
        workflow_id text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('START', 'SIGNAL', 'UPDATE', 'QUERY', 'CANCEL', 'RESULT', 'ACTIVITY')),
        /* The last one's: a workflow type, a signal, an activity, as its sender named it. */
        name text NOT NULL,
        why text NOT NULL,
        times bigint NOT NULL DEFAULT 1 CHECK (times > 0),
        first_at timestamptz NOT NULL DEFAULT now(),
        last_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (workflow_id, kind)
      );
      CREATE INDEX engine_refusal_last ON engine_refusal (last_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
