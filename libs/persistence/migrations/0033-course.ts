import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The course of a case that runs its page (docs/adr/0034): what its chains have heard, in the order in which
 * they heard it, and the stages it has gone through. From these two and the page it is known what is asked
 * next, so a case that the engine has lost goes on where it was. Rows are added and never changed.
 */
export class Course0033 implements MigrationInterface {
  readonly name = 'Course00339700000000033';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_answer (
        case_id text NOT NULL REFERENCES process_case,
        position integer NOT NULL CHECK (position > 0),
        step text NOT NULL,
        round integer NOT NULL CHECK (round > 0),
        /* Null: the desk was silent beyond its day. */
        decision_id uuid UNIQUE REFERENCES decision,
        at timestamptz NOT NULL,
        PRIMARY KEY (case_id, position),
        UNIQUE (case_id, step, round)
      );
      CREATE TABLE case_stage (
        case_id text NOT NULL REFERENCES process_case,
        stage text NOT NULL,
        /* What the case has come to with it; other cases wait for that. Null: it says no state. */
        state text,
        at timestamptz NOT NULL,
        PRIMARY KEY (case_id, stage)
      );
      CREATE TRIGGER case_answer_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON case_answer
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER case_stage_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON case_stage
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
