import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a case waits for in another case (docs/adr/0037-figures-of-a-page.md): the fact of that name. The other
 * case need not be there yet. A row is written when the fact is looked for in vain and never changes; whether
 * it is met says the fact itself.
 */
export class Gates0036 implements MigrationInterface {
  readonly name = 'Gates00369700000000036';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_gate (
        case_id text NOT NULL REFERENCES process_case,
        wants text NOT NULL CHECK (wants <> ''),
        needs text NOT NULL CHECK (needs ~ '^[a-z][A-Za-z0-9]{0,63}$'),
        at timestamptz NOT NULL,
        PRIMARY KEY (case_id, wants, needs)
      );
      CREATE INDEX case_gate_of_wanted ON case_gate (wants);
      CREATE TRIGGER case_gate_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON case_gate
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
