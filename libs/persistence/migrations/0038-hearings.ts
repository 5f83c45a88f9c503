import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the units are asked about figures that are worked out over all of them (docs/adr/0039): which row was
 * put before a unit, by its hash, in which revision of the city's figures, and which revision of the unit's
 * own case answers it. A row that did not change is not asked about again, so the answer to it stands.
 *
 * The unit's case is no foreign key: the city's case writes here while a unit may hold its own row and wait
 * for the city's.
 */
export class Hearings0038 implements MigrationInterface {
  readonly name = 'Hearings00389700000000038';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_hearing (
        heard_by text NOT NULL REFERENCES process_case,
        heard_in integer NOT NULL CHECK (heard_in > 0),
        case_id text NOT NULL,
        revision integer NOT NULL CHECK (revision > 0),
        row_hash text NOT NULL CHECK (row_hash ~ '^[0-9a-f]{64}$'),
        /* By the business clock: the day of silence is counted from it. */
        asked_at timestamptz NOT NULL,
        PRIMARY KEY (case_id, revision),
        UNIQUE (heard_by, heard_in, case_id)
      );
      CREATE TRIGGER case_hearing_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON case_hearing
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
