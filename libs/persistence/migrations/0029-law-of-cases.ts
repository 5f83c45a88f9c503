import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 计算 of a case: what a formula was given and gave, under which rules of which day, step by step, so
 * that a figure of a case opens its working and clause. A revision is written when a figure changes and
 * never changes itself. Which process of a city a page of code runs is written from the pack, as its ladder
 * is, because the sweep opens cases of two of them without an engine.
 */
export class LawOfCases0029 implements MigrationInterface {
  readonly name = 'LawOfCases00299700000000029';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE computation (
        case_id text NOT NULL REFERENCES process_case (id),
        formula text NOT NULL,
        revision int NOT NULL CHECK (revision > 0),
        step text NOT NULL,
        pack text NOT NULL,
        day date NOT NULL,
        readings jsonb NOT NULL,
        input jsonb NOT NULL,
        result jsonb NOT NULL,
        trace jsonb NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (case_id, formula, revision)
      );
      CREATE TABLE process_page (
        city text NOT NULL REFERENCES city (id),
        page text NOT NULL,
        process text NOT NULL,
        PRIMARY KEY (city, page)
      );
      CREATE TRIGGER computation_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON computation
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
